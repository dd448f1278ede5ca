import type { Mention } from './name-mentions.ts';
import { buttonsAfter } from './person-name.ts';
import type { PageSource } from './page-source.ts';
import { looksLikeRole, roleAtEnd, roleAtStart } from './role.ts';

/** Somebody's function, as a range of the page's text. */
export interface Title {
  start: number;
  end: number;
  confidence: number;
}

/** The function beside a name: on its line after or before it, else on a neighbouring line. */
export function titleOf(
  page: PageSource,
  mention: Mention,
  nameLines: ReadonlySet<number>,
  claimed: Set<number>,
): Title | null {
  const line = page.lines[mention.line]!;
  const after = page.text.slice(mention.after, line.end);
  const joint = /^\s?(?:[,–—|:•·-]|\()\s?|^\s/.exec(after)?.[0] ?? '';
  if (joint !== '') {
    const length = roleAtStart(after.slice(joint.length, joint.length + 140));
    // After a mere blank only a label-like rest counts, not the sentence going on.
    const isApart = joint.trim() !== '' || mention.after + joint.length + length >= line.end - 1;
    if (length > 0 && isApart)
      return trimmed(page, mention.after + joint.length, mention.after + joint.length + length);
  }
  const from = Math.max(line.start, mention.start - 90);
  const at = roleAtEnd(page.text.slice(from, mention.start));
  if (at !== -1) return trimmed(page, from + at, mention.start);
  return mention.after >= line.end - 2 ? titleNearby(page, mention, nameLines, claimed) : null;
}

function titleNearby(
  page: PageSource,
  mention: Mention,
  nameLines: ReadonlySet<number>,
  claimed: Set<number>,
): Title | null {
  const isTitle = (index: number) => {
    const line = page.lines[index];
    return (
      line !== undefined &&
      !claimed.has(index) &&
      !nameLines.has(index) &&
      looksLikeRole(line.text) &&
      // "Owner: Ralph Miller" is somebody else's.
      !/:\s*\p{L}/u.test(line.text)
    );
  };
  // What follows a definition belongs to the next term.
  const isDefinition = page.tags[page.lines[mention.line]!.node] === 'dd';
  const next = !isDefinition && isTitle(mention.line + 1);
  const previous =
    mention.isWholeLine && isTitle(mention.line - 1) && isOwnLabel(page, mention.line, nameLines);
  if (!next && !previous) return null;
  const isCloserBefore =
    previous &&
    (!next ||
      nearness(page, mention.line, mention.line - 1) >
        nearness(page, mention.line, mention.line + 1));
  const chosen = mention.line + (isCloserBefore ? -1 : 1);
  claimed.add(chosen);
  const line = page.lines[chosen]!;
  // A line of its own is a card's; in a sentence the words around it may belong to somebody else.
  return trimmed(page, line.start, line.end, 0.85);
}

/** Whether the line before belongs to this name: what stands nearer to what follows ends another's card. */
function isOwnLabel(page: PageSource, line: number, nameLines: ReadonlySet<number>): boolean {
  if (page.lines[line + 1] === undefined) return true;
  const isHeading = /^(?:h[1-6]|dt|th)$/.test(page.tags[page.lines[line - 1]!.node] ?? '');
  if (isHeading && !nameLines.has(line - 2)) return true;
  return nearness(page, line, line - 1) >= nearness(page, line, line + 1);
}

/** Name and next line by their elements, as in `h3.name p.role`, of all names whose next line is plainly a function. */
export function titleStyles(
  page: PageSource,
  mentions: readonly Mention[],
  nameLines: ReadonlySet<number>,
): Map<string, number> {
  const styles = new Map<string, number>();
  for (const { line, isWholeLine } of mentions) {
    const next = page.lines[line + 1];
    if (!isWholeLine || next === undefined || nameLines.has(line + 1) || !looksLikeRole(next.text))
      continue;
    const style = styleOf(page, line);
    styles.set(style, (styles.get(style) ?? 0) + 1);
  }
  return styles;
}

function styleOf(page: PageSource, line: number): string {
  const nodes = [page.lines[line]!.node, page.lines[line + 1]?.node ?? -1];
  return nodes
    .map((node) => (node === -1 ? '' : `${page.tags[node]}.${page.attribute(node, 'class') ?? ''}`))
    .join(' ');
}

export interface StyleContext {
  nameLines: ReadonlySet<number>;
  claimed: Set<number>;
  styles: ReadonlyMap<string, number>;
}

/** A line that stands where other people's functions stand is one, whatever its words. */
export function titleByStyle(
  page: PageSource,
  mention: Mention,
  { nameLines, claimed, styles }: StyleContext,
): Title | null {
  const index = mention.line + 1;
  const line = page.lines[index];
  if (
    mention.certainty < 0.6 ||
    !mention.isWholeLine ||
    line === undefined ||
    nameLines.has(index) ||
    claimed.has(index)
  )
    return null;
  if ((styles.get(styleOf(page, mention.line)) ?? 0) < 1) return null;
  if (
    line.text.length > 50 ||
    line.text.length < 3 ||
    /[\d@.!?:]|https?/.test(line.text) ||
    !/^\p{Lu}/u.test(line.text)
  )
    return null;
  if (
    buttonsAfter(line.text) > 0 ||
    /^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b/i.test(line.text)
  )
    return null;
  claimed.add(index);
  return trimmed(page, line.start, line.end, 0.75);
}

/** The index of the innermost element that holds both lines: the higher, the closer they are. */
function nearness(page: PageSource, a: number, b: number): number {
  let left = page.lines[a]!.node;
  let right = page.lines[b]!.node;
  // Parents come before their children, so the greater index is the one to climb from.
  while (left !== right && left !== -1 && right !== -1) {
    if (left > right) left = page.parents[left]!;
    else right = page.parents[right]!;
  }
  return left === right ? left : -1;
}

function trimmed(page: PageSource, start: number, end: number, confidence = 0.8): Title | null {
  const text = page.text.slice(start, end);
  const lead = /^[\s,:;–—-]*/.exec(text)![0].length;
  const body = text.slice(lead).replace(/[\s,:;–—-]+$/, '');
  return body === '' ? null : { start: start + lead, end: start + lead + body.length, confidence };
}
