import { social } from '@crawlee/utils';
import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import { readPage } from '../../worker/extract/read-page.ts';
import type { MarkedPage } from './corpus.ts';
import type { Reading } from './score.ts';

/** Crawlee's contact extraction, as its crawlers offer it to every handler, and the title as the name. */
export function readWithCrawlee({ html }: MarkedPage): Reading {
  const { emails, phones, phonesUncertain } = social.parseHandlesFromHtml(html);
  const title = /<title[^>]*>([^<]*)/i.exec(html)?.[1] ?? '';
  return {
    organisation: title.split(/\s+[|–—:-]\s+/)[0] ?? '',
    values: { email: emails, phone: [...phones, ...phonesUncertain] },
  };
}

/** libphonenumber alone on the visible text, with the country that fits most of the pages. */
export function readWithLibphonenumber({ html }: MarkedPage): Reading {
  const found = findPhoneNumbersInText(readPage(html).text, 'US');
  return { values: { phone: found.map(({ number }) => number.number) } };
}
