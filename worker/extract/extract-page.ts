import type { Finding } from '../../schema/evidence/finding.ts';
import { findAddresses } from './addresses.ts';
import { rankCountries } from './country-evidence.ts';
import { findLinkedEmails, findTextEmails } from './emails.ts';
import { FindingList } from './finding-list.ts';
import { findHiddenEmails } from './hidden-emails.ts';
import { readJsonLd } from './json-ld.ts';
import { readCards, readMicrodata, readRdfa } from './marked-items.ts';
import { findHours } from './opening-hours.ts';
import { findOrganisation } from './organisation.ts';
import {
  findDescription,
  findFounded,
  findLanguage,
  findSocials,
  findTechnology,
  languageOf,
  readMeta,
} from './page-facts.ts';
import { baseUrlOf, inferHost, listAnchors, listLinks, type PageLink } from './page-links.ts';
import { fold, type PageSource } from './page-source.ts';
import { findPeople } from './people.ts';
import { findPhones } from './phones.ts';
import { readPage } from './read-page.ts';
import { readItems } from './schema-org.ts';

export interface PageInput {
  url: string;
  /** The decoded source; spans of findings are UTF-16 offsets in it. */
  html: string;
}

export interface PageExtraction {
  url: string;
  /** In the order in which they were found; each value stands at its span. */
  findings: Finding[];
  title: string;
  /** As the page declares it, such as `en-GB`. */
  language: string | null;
  /** http(s) links, absolute and without fragment, in document order. */
  links: PageLink[];
  stats: PageStats;
  /** The page speaks of the company and stands on somebody else's site, as a directory does. */
  isElsewhere?: boolean;
}

/** What tells an empty or a walled page from one with something to say. */
export interface PageStats {
  /** Characters of visible text, white space folded. */
  textLength: number;
  scriptCount: number;
  hasForm: boolean;
  hasPasswordField: boolean;
  /** True when a limit was hit: the page was too long, and its end was not read. */
  isTruncated: boolean;
}

/**
 * Reads everything about a company and its people that one page says, each value with its receipt.
 * Pure; takes time linear in the page's length and never throws, whatever the markup.
 */
export function extractPage({ url, html }: PageInput): PageExtraction {
  const page = readPage(html);
  const { findings, anchors, baseUrl, language } = readCompany(page, url);
  return {
    url,
    findings,
    title: page.title === null ? '' : fold(page.decoded(page.title)),
    language,
    links: listLinks(page, anchors, baseUrl),
    stats: statsOf(page),
  };
}

/** The findings alone, of a page that has been parsed already. */
export function findOnPage(page: PageSource, url: string): Finding[] {
  return readCompany(page, url).findings;
}

function readCompany(page: PageSource, url: string) {
  const anchors = listAnchors(page);
  const baseUrl = baseUrlOf(page, url);
  const metas = readMeta(page);
  const given = URL.parse(url)?.hostname ?? '';
  const host = given === '' ? inferHost(page, anchors, metas) : given;
  const language = languageOf(page, metas)?.text ?? null;
  const countries = rankCountries(page, host, language);
  const findings = new FindingList();

  readItems(readJsonLd(page), { findings, extractor: 'json-ld', countries });
  readItems(readMicrodata(page), { findings, extractor: 'microdata', countries });
  readItems(readRdfa(page), { findings, extractor: 'rdfa', countries });
  readItems(readCards(page), { findings, extractor: 'h-card', countries });
  findLinkedEmails(page, anchors, findings);
  findTextEmails(page, findings);
  findHiddenEmails(page, anchors, findings);
  findPhones(page, anchors, countries, findings);
  findAddresses(page, countries, findings);
  findSocials(page, anchors, findings);
  findOrganisation(page, metas, { host, isCertain: given !== '' }, findings);
  findPeople(page, anchors, host, findings);
  findHours(page, findings);
  findDescription(page, metas, findings);
  findLanguage(page, metas, findings);
  findTechnology(page, metas, baseUrl, findings);
  findFounded(page, findings);

  return { findings: findings.items, anchors, baseUrl, language };
}

function statsOf(page: PageSource): PageStats {
  const hasPasswordField = page.tags.some(
    (tag, node) => tag === 'input' && page.attribute(node, 'type')?.toLowerCase() === 'password',
  );
  return {
    textLength: page.text.length,
    scriptCount: page.scriptCount,
    hasForm: page.tags.includes('form'),
    hasPasswordField,
    isTruncated: page.isTruncated,
  };
}
