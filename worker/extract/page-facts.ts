import type { FindingList } from './finding-list.ts';
import type { Anchor } from './page-links.ts';
import { resolveUrl } from './page-links.ts';
import { fold, type PageSource } from './page-source.ts';
import { toSocialProfile } from './social.ts';
import { technologyOfGenerator, technologyOfScript } from './technology.ts';

/** Attribute index of the content of `<meta name=…>` or `<meta property=…>`, by lower-case name. */
export function readMeta(page: PageSource): Map<string, number> {
  const metas = new Map<string, number>();
  for (let node = 0; node < page.tags.length; node++) {
    if (page.tags[node] !== 'meta') continue;
    const content = page.attributeIndex(node, 'content');
    const name = page.attribute(node, 'property') ?? page.attribute(node, 'name');
    if (content === -1 || name === null) continue;
    const key = name.trim().toLowerCase();
    if (!metas.has(key) && page.attributeValue(content).trim() !== '') metas.set(key, content);
  }
  return metas;
}

/** The page's language as `<html lang>` or its like gives it, such as `en-GB`; null when none does. */
export function languageOf(
  page: PageSource,
  metas: ReadonlyMap<string, number>,
): { text: string; attribute: number } | null {
  const html = page.tags.indexOf('html');
  const candidates = [
    page.attributeIndex(html, 'lang'),
    page.attributeIndex(html, 'xml:lang'),
    metas.get('og:locale') ?? -1,
    metas.get('language') ?? -1,
  ];
  for (const attribute of candidates) {
    if (attribute === -1) continue;
    const text = page.attributeValue(attribute).trim().replace('_', '-');
    if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(text)) return { text, attribute };
  }
  return null;
}

export function findLanguage(
  page: PageSource,
  metas: ReadonlyMap<string, number>,
  findings: FindingList,
): void {
  const language = languageOf(page, metas);
  if (language === null) return;
  findings.add({
    subject: 'company',
    field: 'language',
    value: language.text.slice(0, 2).toLowerCase(),
    raw: page.attributeValue(language.attribute),
    extractor: 'meta',
    confidence: 0.85,
    span: page.attributeSpan(language.attribute),
  });
}

export function findDescription(
  page: PageSource,
  metas: ReadonlyMap<string, number>,
  findings: FindingList,
): void {
  for (const [name, confidence] of [
    ['description', 0.8],
    ['og:description', 0.8],
    ['twitter:description', 0.7],
  ] as const) {
    const attribute = metas.get(name);
    if (attribute === undefined) continue;
    const value = fold(page.attributeValue(attribute));
    if (value.length < 20) continue;
    findings.add({
      subject: 'company',
      field: 'description',
      value: value.slice(0, 1_000),
      raw: value,
      extractor: 'meta',
      confidence,
      span: page.attributeSpan(attribute),
    });
  }
}

/** Profiles that the page links to; a personal one is left to the rules for people. */
export function findSocials(
  page: PageSource,
  anchors: readonly Anchor[],
  findings: FindingList,
): void {
  for (const { href, attribute } of anchors) {
    const profile = toSocialProfile(href);
    if (profile === null || profile.isPersonal) continue;
    findings.add({
      subject: 'company',
      field: profile.field,
      value: profile.url,
      raw: href,
      extractor: 'link',
      confidence: 0.85,
      span: page.attributeSpan(attribute),
    });
  }
}

export function findTechnology(
  page: PageSource,
  metas: ReadonlyMap<string, number>,
  baseUrl: string,
  findings: FindingList,
): void {
  const seen = new Set<string>();
  const add = (value: string | null, attribute: number) => {
    if (value === null || seen.has(value)) return;
    seen.add(value);
    findings.add({
      subject: 'company',
      field: 'technology',
      value,
      raw: page.attributeValue(attribute),
      extractor: 'meta',
      confidence: 0.9,
      span: page.attributeSpan(attribute),
    });
  };
  const generator = metas.get('generator');
  if (generator !== undefined)
    add(technologyOfGenerator(page.attributeValue(generator)), generator);
  for (let node = 0; node < page.tags.length; node++) {
    const tag = page.tags[node]!;
    if (tag !== 'script' && tag !== 'link') continue;
    const attribute = page.attributeIndex(node, tag === 'script' ? 'src' : 'href');
    if (attribute === -1) continue;
    const value = page.attributeValue(attribute);
    if (value.length < 500) add(technologyOfScript(resolveUrl(value, baseUrl) ?? value), attribute);
  }
}

const FOUNDED =
  /(?<![\p{L}\d])(?:established|founded|incorporated|est\.?d?|since|in business since|serving [\p{L} ]{2,40} since|gegründet|gründungsjahr|gründung|seit|fondée?s?|créée?s?|année de (?:création|fondation)|depuis|opgericht|oprichtingsjaar|sinds|fundad[ao]s?|año de fundación|desde)(?: ?[:,])?(?: in| im| en| el| año| the| year| jahre?| het| jaar| l’an| l'an){0,3} (1[6-9]\d{2}|20[0-2]\d)(?!\d)/giu;
/** May be said of anything that goes on, or of the site itself. */
const VAGUE = /^(?:since|seit|depuis|sinds|desde|créé)/i;

/** The year in which the company says it began. */
export function findFounded(page: PageSource, findings: FindingList): void {
  let count = 0;
  for (const match of page.text.matchAll(FOUNDED)) {
    if (count++ >= 5) return;
    const isVague = VAGUE.test(match[0]);
    findings.add({
      subject: 'company',
      field: 'founded',
      value: match[1]!,
      raw: match[0],
      extractor: 'text',
      confidence: isVague ? 0.55 : 0.75,
      span: page.spanOf(match.index, match.index + match[0].length),
    });
  }
}
