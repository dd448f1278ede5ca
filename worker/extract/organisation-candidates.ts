import type { Extractor, Span } from '../../schema/evidence/finding.ts';
import { hasLegalForm } from './organisation-words.ts';
import { fold, type PageSource } from './page-source.ts';

export interface NameCandidate {
  text: string;
  raw: string;
  extractor: Extractor;
  /** What kind of place it was found in; one kind speaks once. */
  source: string;
  weight: number;
  start: number;
  span: () => Span;
}

/** What a title or a heading says of the page, not of the company. */
const GENERIC =
  /^(?:home(?:page)?|welcome|start(?:seite)?|accueil|contact(?: us)?|kontakt|about(?: us)?|über uns|our (?:team|story|company)|team|services?|products?|news|blog|imprint|impressum|privacy(?: policy)?|index|untitled(?: document)?|site ?map|map|directions?|locations?|faqs?|login|search|menu|shop|store|portfolio|gallery|testimonials|careers|jobs|page not found|official (?:web ?)?site|mentions légales|datenschutz|over ons|equipe|get in touch|customer service|help|support|main|default|logo|header|banner|image|company|organization|the team|meet the team|staff|directory|legal|terms.*|all rights reserved.*|copyright.*|new page \d*|contact (?:form|information|info|details)|contacting us|hours.*|us|our .*|my .*|welcome.*|find us.*|the company|company (?:profile|info|information|overview)|main page|front page|intro(?:duction)?|faq.*|links|resources|events|overview|profile|history|products and services|what we do|who we are|locate us|reach us|store locator|customer care|customer support|email us|home page|latest news|social media|image \d+|all copyright.*|quick links|follow us|get in contact|opening (?:hours|times)|(?:herzlich )?willkommen.*|so (?:erreichen|finden) sie uns|aktuelles|leistungen|öffnungszeiten|anfahrt|datenschutzerklärung|agb|unternehmen|angebot|karriere|bienvenue.*|contactez[- ‑]nous|nous contacter|contactez[- ‑]moi|nos services|actualités|qui sommes[- ]nous ?\??|à propos.*|mentions legales|politique de confidentialité|plan du site|notre équipe|bienvenid[oa]s?.*|contacto|contáctenos|sobre nosotros|quiénes somos|aviso legal|política de privacidad|inicio|servicios|nuestro equipo|welkom.*|diensten|algemene voorwaarden|privacybeleid|openingstijden|ons team|neem contact op)$/iu;

const SEPARATOR =
  /\s+[|–—•·:»«/\\-]+\s+|\s*[|»«•]\s*|:\s+|\s+~\s+|\s*::\s*|\s-\s|(?<=\p{Ll}),\s(?=\p{Lu})/gu;

export function candidatesOf(
  page: PageSource,
  metas: ReadonlyMap<string, number>,
): NameCandidate[] {
  const found: NameCandidate[] = [];
  addTitle(page, found);
  addMetas(page, metas, found);
  addLogos(page, found);
  addCopyright(page, found);
  addHeadings(page, found);
  addLegalNames(page, found);
  return found.map(unescaped).filter(({ text }) => isPlausible(text));
}

/** Titles are often escaped twice. */
function unescaped(candidate: NameCandidate): NameCandidate {
  if (!candidate.text.includes('&amp;')) return candidate;
  return { ...candidate, text: candidate.text.replaceAll('&amp;', '&') };
}

function isPlausible(text: string): boolean {
  if (text.length < 2 || text.length > 80 || GENERIC.test(text) || !/\p{L}/u.test(text))
    return false;
  return !/[@{}<>=]|https?:/.test(text) && text.split(' ').length <= 9;
}

function addTitle(page: PageSource, found: NameCandidate[]): void {
  if (page.title === null) return;
  const span = page.title;
  const title = fold(page.decoded(span)).slice(0, 300);
  const segments = title
    .split(SEPARATOR)
    .map((segment) => segment.trim())
    .filter(Boolean);
  segments.slice(0, 6).forEach((segment, index) => {
    const isEdge = index === 0 || index === segments.length - 1;
    for (const text of readings(segment)) {
      found.push({
        text,
        raw: text,
        extractor: 'meta',
        source: 'title',
        weight: isEdge ? 2 : 1.2,
        start: span.start,
        span: () => span,
      });
    }
  });
}

/** "Welcome to Acme" and "About Acme" hold Acme; "Acme - Home" was split before. */
function readings(segment: string): string[] {
  const stripped = segment
    .replace(
      /^(?:welcome to|about|contact|home of|welkom bij|willkommen bei|bienvenue (?:chez|à))\s+(?=\S)/i,
      '',
    )
    .replace(/\s+(?:home ?page|official site|website|home|contact us|about us)$/i, '')
    .trim();
  const domainLess = /^(?:www\.)?([\w-]+)\.(?:com|net|org|co\.uk|us|biz|info)$/i.exec(
    stripped,
  )?.[1];
  return [...new Set([stripped, ...(domainLess === undefined ? [] : [domainLess])])];
}

function addMetas(
  page: PageSource,
  metas: ReadonlyMap<string, number>,
  found: NameCandidate[],
): void {
  const weights: [string, number][] = [
    ['og:site_name', 4],
    ['application-name', 2.5],
    ['apple-mobile-web-app-title', 2],
    ['author', 1.5],
    ['copyright', 1.5],
    ['dc.publisher', 2],
    ['dc.creator', 1.5],
    ['publisher', 2],
    ['organization', 2.5],
    ['company', 2.5],
    ['owner', 2],
    ['twitter:title', 0.5],
  ];
  for (const [name, weight] of weights) {
    const attribute = metas.get(name);
    if (attribute === undefined) continue;
    const value = fold(page.attributeValue(attribute)).slice(0, 200);
    const text = name === 'copyright' ? afterCopyright(value) : value;
    found.push({
      text,
      raw: value,
      extractor: 'meta',
      source: name,
      weight,
      start: page.attributeStarts[attribute]!,
      span: () => page.attributeSpan(attribute),
    });
  }
}

/** Pictures that call themselves a logo, or that stand in a link to the home page at the top. */
function addLogos(page: PageSource, found: NameCandidate[]): void {
  let count = 0;
  for (let node = 0; node < page.tags.length && count < 6; node++) {
    if (page.tags[node] !== 'img') continue;
    const alt = page.attributeIndex(node, 'alt');
    if (alt === -1) continue;
    const parent = page.parents[node]!;
    const href = parent === -1 ? null : page.attribute(parent, 'href');
    const isHome =
      href !== null &&
      /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+|default\.\w+|home)?$/i.test(href.trim()) &&
      href.trim() !== '#';
    const marks = `${page.attribute(node, 'class')} ${page.attribute(node, 'id')} ${page.attribute(node, 'src')} ${parent === -1 ? '' : `${page.attribute(parent, 'class')} ${page.attribute(parent, 'id')}`}`;
    const isLogo = /logo|brand/i.test(marks) || /\blogo\b/i.test(page.attributeValue(alt));
    if (!isHome && !isLogo) continue;
    count++;
    const raw = fold(page.attributeValue(alt));
    const text = raw
      .replace(/\s*\b(?:company )?logo\b\s*/i, ' ')
      .replace(/\s+(?:home ?page|home)$/i, '')
      .trim()
      .split(/\s+[-–|:]\s+/)[0]!;
    found.push({
      text,
      raw,
      extractor: 'meta',
      source: 'logo',
      weight: isHome && isLogo ? 2.5 : 2,
      start: page.attributeStarts[alt]!,
      span: () => page.attributeSpan(alt),
    });
  }
}

const COPYRIGHT = /(?:©|\(c\)|copyright|&copy;)[^\n]{0,140}/gi;

function addCopyright(page: PageSource, found: NameCandidate[]): void {
  let count = 0;
  for (const match of page.text.matchAll(COPYRIGHT)) {
    if (count++ >= 4) return;
    const text = afterCopyright(match[0]);
    if (text === '') continue;
    const at = match.index + match[0].indexOf(text);
    found.push({
      text,
      raw: text,
      extractor: 'text',
      source: 'copyright',
      weight: 2.8,
      start: at,
      span: () => page.spanOf(at, at + text.length),
    });
  }
}

/** "© 2009-2012 Acme Ltd. All rights reserved" is Acme Ltd. */
export function afterCopyright(text: string): string {
  const owner = text
    .replace(
      /^(?:\s|©|\(c\)|&copy;|copyright|by|all content|[:,.-]|(?:19|20)\d{2}(?:\s?[-–—,/&]\s?(?:(?:19|20)\d{2}|\d{2}|present|today))?)+/i,
      '',
    )
    .split(
      /\s*(?:[|•·–—]|(?<!\b\p{L})\.\s|\s-\s|©|\ball rights?\b|\bdesign|\bpowered\b|\bsite by\b|\bweb(?:site)? by\b|\btel\b|\bphone\b|\bregistered\b|\bprivacy\b|\bterms\b|\b(?:19|20)\d{2}\b|, all\b|\bis a\b|\bby\b)/iu,
    )[0]!
    .trim();
  const name = owner.replace(/[.,;:(]+$/, '');
  if (!text.includes(name)) return '';
  // The point of "Inc." is a part of the name, whatever the sentence does.
  const isAbbreviated =
    /\b(?:inc|ltd|co|corp|s\.a|b\.v|e\.k)$/i.test(name) && text.includes(`${name}.`);
  return isAbbreviated ? `${name}.` : name;
}

function addHeadings(page: PageSource, found: NameCandidate[]): void {
  let count = 0;
  for (let node = 0; node < page.tags.length && count < 3; node++) {
    if (page.tags[node] !== 'h1') continue;
    const range = page.textRange(node);
    if (range === null || range[1] - range[0] > 80) continue;
    count++;
    const raw = fold(page.text.slice(...range));
    for (const text of readings(raw)) {
      found.push({
        text,
        raw,
        extractor: 'text',
        source: 'h1',
        weight: 1,
        start: range[0],
        span: () => page.spanOf(...range),
      });
    }
  }
}

/** A line that is a name with a legal form, as the first line of an address often is. */
function addLegalNames(page: PageSource, found: NameCandidate[]): void {
  let count = 0;
  for (const line of page.lines) {
    if (count >= 8) return;
    if (line.text.length > 70 || !hasLegalForm(line.text) || !/^[\p{Lu}\d]/u.test(line.text))
      continue;
    count++;
    found.push({
      text: line.text.replace(/[,;:]+$/, ''),
      raw: line.text,
      extractor: 'text',
      source: 'legal',
      weight: 1.6,
      start: line.start,
      span: () => page.spanOf(line.start, line.end),
    });
  }
}
