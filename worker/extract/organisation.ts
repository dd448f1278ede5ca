import { parse } from 'tldts';
import type { Finding } from '../../schema/evidence/finding.ts';
import { isFreeMail } from './email-address.ts';
import { findDomainSpellings } from './domain-spelling.ts';
import type { FindingList } from './finding-list.ts';
import { candidatesOf, type NameCandidate } from './organisation-candidates.ts';
import type { PageSource } from './page-source.ts';
import { looksLikePersonName } from './person-name.ts';
import { coreOfName, squash, wordsOf } from './organisation-words.ts';
import { isRoleWord } from './role.ts';
import { COMMON_WORDS } from './word-lists.ts';

export interface Site {
  host: string;
  /** False where the page came without an address and its host was guessed from its links. */
  isCertain: boolean;
}

interface Group {
  candidates: NameCandidate[];
  score: number;
}

/**
 * The company's name, by agreement: title, logo, site name, markup, copyright line and domain each
 * put forward candidates; those that say the same add up, and the domain is asked which it means.
 */
export function findOrganisation(
  page: PageSource,
  metas: ReadonlyMap<string, number>,
  site: Site,
  findings: FindingList,
): void {
  const marked = findings.items.filter(
    ({ subject, field }) => subject === 'company' && field === 'name',
  );
  const domains = domainLabels(site, findings.items);
  const candidates = [...candidatesOf(page, metas), ...marked.map(fromFinding)];
  for (const [label, weight] of domains)
    candidates.push(...findDomainSpellings(page, label, weight));
  const groups = groupByName(candidates.flatMap((candidate) => withCore(candidate, domains)));
  for (const group of groups) group.score = scoreGroup(group, domains);
  groups.sort((a, b) => b.score - a.score || a.candidates[0]!.start - b.candidates[0]!.start);
  preferFullName(groups);
  const best = groups.slice(0, 3);
  const top = best[0]?.score ?? 0;
  for (const group of best) {
    if (group.score < 1) continue;
    const confidence = Math.min(0.95, 0.4 + group.score / 12) * (group.score === top ? 1 : 0.35);
    const name = bestSpelling(group);
    findings.add({
      subject: 'company',
      field: 'name',
      value: name.text,
      raw: name.raw,
      extractor: name.extractor,
      confidence: Number(confidence.toFixed(2)),
      span: name.span(),
    });
  }
}

/** Places where a company writes its name as it is, and not a slogan around it. */
const FORMAL = new Set<string>([
  'copyright',
  'legal',
  'og:site_name',
  'json-ld',
  'microdata',
  'rdfa',
  'h-card',
  'dc.publisher',
]);

/** "Canak Windows" yields to "Canak Windows & Doors Inc." where the page says so formally. */
function preferFullName(groups: Group[]): void {
  const top = groups[0];
  if (top === undefined) return;
  const key = squash(coreOfName(top.candidates[0]!.text));
  const best = groups.slice(1).find(({ candidates, score }) => {
    const text = coreOfName(candidates[0]!.text);
    const isFormal = candidates.some(({ source }) => FORMAL.has(source));
    return (
      isFormal &&
      score * 3 >= top.score &&
      (squash(text).startsWith(key) ||
        (/^(?:city|town|village|county|borough|university|bank|church|museum) of /i.test(text) &&
          squash(text).endsWith(key))) &&
      wordsOf(text).length <= 7
    );
  });
  if (best === undefined) return;
  groups.splice(groups.indexOf(best), 1);
  best.score = top.score + 0.1;
  groups.unshift(best);
}

/** "ioSafe USA Contact Information" also puts forward the words in it that spell the domain. */
function withCore(candidate: NameCandidate, domains: ReadonlyMap<string, number>): NameCandidate[] {
  if (candidate.source === 'domain') return [candidate];
  const words = candidate.text.split(/\s+/);
  if (words.length < 2) return [candidate];
  const keys = words.map(squash);
  for (const label of domains.keys()) {
    const run = runOf(keys, label);
    if (run === null) continue;
    const text = words
      .slice(...run)
      .join(' ')
      .replace(/[,.:;–—-]+$/, '');
    return [candidate, { ...candidate, text, weight: candidate.weight * 0.8 }];
  }
  return [candidate];
}

/** From and to of the first words in a row, but not all, that spell the label; of these, the fewest. */
function runOf(keys: readonly string[], label: string): [number, number] | null {
  for (let from = 0; from < keys.length; from++) {
    for (let to = from, at = 0; to < keys.length && label.startsWith(keys[to]!, at); to++) {
      at += keys[to]!.length;
      const isWhole = from === 0 && to === keys.length - 1;
      if (at === label.length && at > 0 && !isWhole) return [from, to + 1];
    }
  }
  return null;
}

function fromFinding(finding: Finding): NameCandidate {
  return {
    text: finding.value,
    raw: finding.raw,
    extractor: finding.extractor,
    weight: finding.confidence * 4.5,
    source: finding.extractor,
    start: finding.span.start,
    span: () => finding.span,
  };
}

/** The labels that name the site: of its host, and of the e-mail addresses on it that are no mail provider's. */
function domainLabels(
  { host, isCertain }: Site,
  findings: readonly Finding[],
): Map<string, number> {
  const labels = new Map<string, number>();
  const own = parse(host).domainWithoutSuffix;
  if (own !== null) labels.set(squash(own), isCertain ? 1 : 0.4);
  for (const { field, value } of findings) {
    if (field !== 'email') continue;
    const { domain, domainWithoutSuffix } = parse(value.slice(value.indexOf('@') + 1));
    if (domain === null || domainWithoutSuffix === null || isFreeMail(domain)) continue;
    const label = squash(domainWithoutSuffix);
    if (!labels.has(label))
      labels.set(label, own === null || !isCertain || /^\d+$/.test(own) ? 0.8 : 0.35);
  }
  return labels;
}

function groupByName(candidates: readonly NameCandidate[]): Group[] {
  const groups = new Map<string, Group>();
  for (const candidate of candidates) {
    const key = squash(coreOfName(candidate.text));
    if (key.length < 2) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { candidates: [candidate], score: 0 });
    else group.candidates.push(candidate);
  }
  const list = [...groups.values()].slice(0, 80);
  // A longer spelling speaks for the shorter one that it contains, if only in part.
  return list;
}

function scoreGroup(group: Group, domains: ReadonlyMap<string, number>): number {
  const bySource = new Map<string, number>();
  for (const { source, weight } of group.candidates) {
    bySource.set(source, Math.max(bySource.get(source) ?? 0, weight));
  }
  let score = 0;
  for (const weight of bySource.values()) score += weight;
  score += Math.min(group.candidates.length - bySource.size, 4) * 0.3;
  const { text } = group.candidates[0]!;
  let best = 0;
  for (const [label, weight] of domains)
    best = Math.max(best, weight * domainAgreement(text, label));
  const words = wordsOf(text).length;
  const lengthPenalty = words > 6 ? (words - 6) * 0.5 : 0;
  return score + best * 5 - lengthPenalty - strangeness(group.candidates, best);
}

/** Places that say what the page is about, which may be one of the firm's people. */
const OF_PAGE = new Set(['title', 'h1', 'twitter:title', 'author', 'dc.creator']);

/** An address is no name, a plain word is a trade more often than a firm, and a person's name is seldom the firm's where only one place, or the page's own title, has it. */
function strangeness(candidates: readonly NameCandidate[], agreement: number): number {
  const { text } = candidates[0]!;
  if (/^(?:www\.[\w.-]+|[a-z\d-]+\.[a-z]{2,6})$/.test(text)) return 3;
  // That the domain holds it too says what they do, not who they are.
  const isPlain = COMMON_WORDS.has(text.toLowerCase()) || isRoleWord(text);
  if (agreement < 0.95 && isPlain) return 2 + agreement * 5;
  const sources = new Set(candidates.map(({ source }) => source));
  const isOfPage = sources.size === 1 || [...sources].every((source) => OF_PAGE.has(source));
  return isOfPage && agreement < 0.4 && looksLikePersonName(text) ? 2 : 0;
}

/** 0 to 1: how well a name explains a domain's label. */
export function domainAgreement(name: string, label: string): number {
  const core = squash(coreOfName(name));
  if (core === '' || label === '') return 0;
  if (core === label || squash(name) === label) return 1;
  const words = wordsOf(coreOfName(name));
  if (label.length >= 4 && core.startsWith(label)) return 0.6 + 0.3 * (label.length / core.length);
  if (core.length >= 4 && label.includes(core)) return 0.4 + 0.5 * (core.length / label.length);
  if (label.length >= 4 && core.includes(label)) return 0.5 + 0.3 * (label.length / core.length);
  const initials = words.map((word) => word[0]).join('');
  if (
    words.length >= 2 &&
    initials.length >= 2 &&
    (initials === label || (label.startsWith(initials) && initials.length >= 3))
  )
    return 0.7;
  const covered = words.filter((word) => word.length > 2 && label.includes(word)).join('').length;
  const share = covered / Math.max(label.length, core.length);
  return share >= 0.4 ? share * 0.8 : 0;
}

/** Of spellings that mean the same, the one from the most trusted source that is not in capitals throughout. */
function bestSpelling(group: Group): NameCandidate {
  const rank = (candidate: NameCandidate) =>
    candidate.weight -
    (/\p{Ll}/u.test(candidate.text) ? 0 : 1) -
    (/^\p{Ll}/u.test(candidate.text) ? 0.5 : 0);
  return group.candidates.reduce((best, each) => (rank(each) > rank(best) ? each : best));
}
