import { copyOf } from '../copy/by-language.ts';
import type { Copy } from '../copy/copy.ts';
import { countryOf } from '../countries/by-code.ts';
import type { Address, Company, Phone } from '../truth.ts';
import type { Traits } from '../variant.ts';
import { escapeHtml } from './escape.ts';
import { writeMail } from './mail.ts';
import { marksOf, type Marks } from './marks.ts';

interface Row {
  label: string;
  html: string;
}

/** How to reach a company, laid out and marked up as the traits say. */
export function writeContactBlock(company: Company, traits: Traits, schemaType: string): string {
  const copy = copyOf(company.language);
  const marks = marksOf(traits.markup);
  const name = `<strong${marks.property('name')}>${escapeHtml(company.name)}</strong>`;
  const body = LAYOUTS[traits.layout](company, traits, copy);
  const hours = traits.layout === 'sentence' ? '' : writeHours(company, copy, marks);
  return `<section${marks.organisation(schemaType, 'contact')}><p>${name}</p>${body}${hours}</section>`;
}

type Layout = (company: Company, traits: Traits, copy: Copy) => string;

const LAYOUTS: Record<Traits['layout'], Layout> = {
  lines: (...facts) =>
    rowsOf(...facts)
      .map(({ label, html }) => `<p><span class="label">${label}:</span> ${html}</p>`)
      .join('\n'),
  table: (...facts) =>
    `<table>${rowsOf(...facts)
      .map(({ label, html }) => `<tr><th scope="row">${label}</th><td>${html}</td></tr>`)
      .join('\n')}</table>`,
  list: (...facts) =>
    `<dl>${rowsOf(...facts)
      .map(({ label, html }) => `<dt>${label}</dt><dd>${html}</dd>`)
      .join('\n')}</dl>`,
  // Nothing but prose and line breaks, as in pages typed by hand.
  sentence: (company, traits, copy) => {
    const { address, phones, fax, emails, openingHours } = company;
    const lines = [
      ...(address ? [writePlainAddress(address)] : []),
      ...phones.map((phone) => `${copy.phone} ${phone.printed}`),
      ...(fax ? [`${copy.fax} ${fax.printed}`] : []),
      ...emails.map((email) => `${copy.email} ${writeMail(email, traits.mail)}`),
      ...openingHours.map(({ days, hours }) => `${days} ${hours}`),
    ];
    return `<p>${lines.join('<br>\n')}</p>`;
  },
  // The values stand in the links alone: no number, no address to be read on the page.
  'labelled-links': ({ address, phones, emails, fax }, _traits, copy) =>
    [
      ...phones.map(({ e164 }) => `<a class="button" href="tel:${e164}">${copy.callUs}</a>`),
      ...emails.map((email) => `<a class="button" href="mailto:${email}">${copy.writeUs}</a>`),
      ...(fax ? [`<p>${copy.fax}: ${fax.printed}</p>`] : []),
      ...(address ? [`<p>${writePlainAddress(address)}</p>`] : []),
    ].join('\n'),
};

function rowsOf(company: Company, traits: Traits, copy: Copy): Row[] {
  const marks = marksOf(traits.markup);
  const { address, phones, fax, emails } = company;
  return [
    ...(address ? [{ label: copy.address, html: writeAddress(address, marks) }] : []),
    ...phones.map((phone) => ({ label: copy.phone, html: writePhone(phone, marks) })),
    ...(fax
      ? [{ label: copy.fax, html: `<span${marks.property('faxNumber')}>${fax.printed}</span>` }]
      : []),
    ...emails.map((email) => ({
      label: copy.email,
      html: writeMail(email, traits.mail, marks.property('email')),
    })),
  ];
}

export function writePhone(phone: Phone, marks: Marks): string {
  return `<a href="tel:${phone.e164}"${marks.property('telephone')}>${phone.printed}</a>`;
}

function writeAddress(address: Address, marks: Marks): string {
  const part = (property: string, text: string) =>
    `<span${marks.property(property)}>${escapeHtml(text)}</span>`;
  const cityLine = countryOf(address.country).writeCityLine({
    ...address,
    city: part('addressLocality', address.city),
    region: address.region && part('addressRegion', address.region),
    postalCode: part('postalCode', address.postalCode),
  });
  const country = marks.hasHiddenValues
    ? `<meta${marks.property('addressCountry')} content="${address.country}">`
    : '';
  return `<span${marks.address}>${part('streetAddress', address.street)}<br>${cityLine}${country}</span>`;
}

export function writePlainAddress(address: Address): string {
  const cityLine = countryOf(address.country).writeCityLine(address);
  return `${escapeHtml(address.street)}, ${escapeHtml(cityLine)}`;
}

function writeHours(company: Company, copy: Copy, marks: Marks): string {
  if (company.openingHours.length === 0) return '';
  const rows = company.openingHours.map(({ spec, days, hours }) => {
    const hidden = marks.hasHiddenValues
      ? `<meta${marks.property('openingHours')} content="${spec}">`
      : '';
    return `<li>${hidden}<span>${days}</span> <span>${hours}</span></li>`;
  });
  return `<h3>${copy.openingHours}</h3><ul class="hours">${rows.join('')}</ul><p class="faint">${copy.closed}</p>`;
}
