import { decodeHTML, decodeHTMLAttribute } from 'entities';
import type { Span } from '../../schema/evidence/finding.ts';

/** One visual line: text between two block boundaries, white space folded. */
export interface Line {
  /** Range in `PageSource.text`. */
  start: number;
  end: number;
  text: string;
  /** The innermost element that begins a line of its own, such as `p`, `td` or `li`. */
  node: number;
}

/**
 * What one pass over the markup leaves behind: the visible text as one string with a map back to the
 * source, and a flat list of elements. Every offset that leaves this module is an offset in `html`.
 *
 * Text and source are joined by segments: a segment is a run of text that stands in the source
 * character for character, or a single entity, which is longer there than here.
 */
export class PageSource {
  readonly html: string;
  text = '';
  readonly lines: Line[] = [];

  // Elements, by index in order of appearance; -1 is "none". Parents come before their children.
  readonly tags: string[] = [];
  readonly parents: number[] = [];
  /** Offset of `<`. */
  readonly starts: number[] = [];
  /** Offset of the end tag, or of whatever ended the element without one. */
  readonly ends: number[] = [];
  /** Text range of the element. */
  readonly textStarts: number[] = [];
  readonly textEnds: number[] = [];
  /** First and one past the last attribute of the element. */
  readonly attributesFrom: number[] = [];
  readonly attributesTo: number[] = [];

  readonly attributeNames: string[] = [];
  /** Range of the raw value in the source, without its quotes. */
  readonly attributeStarts: number[] = [];
  readonly attributeEnds: number[] = [];

  readonly segmentTexts: number[] = [];
  readonly segmentSources: number[] = [];
  readonly segmentLengths: number[] = [];

  /** Raw content of `<script type="application/ld+json">`. */
  readonly jsonLd: Span[] = [];
  /** Content of the other scripts that stand in the page itself. */
  readonly scripts: Span[] = [];
  title: Span | null = null;
  scriptCount = 0;
  /** True when a limit was hit and the rest of the page was left unread. */
  isTruncated = false;

  constructor(html: string) {
    this.html = html;
  }

  /** The source range of a non-empty range of the text. */
  spanOf(textStart: number, textEnd: number): Span {
    return { start: this.sourceOf(textStart), end: this.sourceAfter(textEnd - 1) };
  }

  attributeIndex(node: number, name: string): number {
    const to = this.attributesTo[node] ?? 0;
    for (let index = this.attributesFrom[node] ?? 0; index < to; index++) {
      if (this.attributeNames[index] === name) return index;
    }
    return -1;
  }

  /** The decoded value, or null when the element lacks the attribute. */
  attribute(node: number, name: string): string | null {
    const index = this.attributeIndex(node, name);
    return index === -1 ? null : this.attributeValue(index);
  }

  attributeValue(index: number): string {
    const raw = this.html.slice(this.attributeStarts[index], this.attributeEnds[index]);
    return raw.includes('&') ? decodeHTMLAttribute(raw) : raw;
  }

  attributeSpan(index: number): Span {
    return { start: this.attributeStarts[index]!, end: this.attributeEnds[index]! };
  }

  textOf(node: number): string {
    return fold(this.text.slice(this.textStarts[node], this.textEnds[node]));
  }

  /** The element's text range without white space at its ends; null when it has no text. */
  textRange(node: number): [start: number, end: number] | null {
    return this.trimRange(this.textStarts[node]!, this.textEnds[node]!);
  }

  trimRange(start: number, end: number): [start: number, end: number] | null {
    while (start < end && this.text.charCodeAt(start) <= 32) start++;
    while (end > start && this.text.charCodeAt(end - 1) <= 32) end--;
    return start < end ? [start, end] : null;
  }

  /** The line that holds this offset of the text, by binary search. */
  lineAt(textOffset: number): number {
    return lastAtMost(this.lines.length, (index) => this.lines[index]!.start, textOffset);
  }

  decoded(span: Span): string {
    return decodeHTML(this.html.slice(span.start, span.end));
  }

  private sourceOf(textOffset: number): number {
    const index = this.segmentAt(textOffset);
    const within = textOffset - this.segmentTexts[index]!;
    return this.segmentSources[index]! + (this.isEntity(index) ? 0 : within);
  }

  private sourceAfter(textOffset: number): number {
    const index = this.segmentAt(textOffset);
    const source = this.segmentSources[index]!;
    if (this.isEntity(index)) return source - this.segmentLengths[index]!;
    const within = textOffset - this.segmentTexts[index]!;
    return source + Math.min(within + 1, this.segmentLengths[index]!);
  }

  private segmentAt(textOffset: number): number {
    return lastAtMost(this.segmentTexts.length, (index) => this.segmentTexts[index]!, textOffset);
  }

  /** An entity carries its length in the source as a negative number. */
  private isEntity(segment: number): boolean {
    return this.segmentLengths[segment]! < 0;
  }
}

function lastAtMost(count: number, at: (index: number) => number, wanted: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at(middle) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
