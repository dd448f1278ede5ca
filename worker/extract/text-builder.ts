import type { PageSource } from './page-source.ts';

/** No company's page says more; what was read up to there still counts. */
const MAX_TEXT = 400_000;
const MAX_LINES = 20_000;

/** Words with single spaces between them: the runs that need no folding. */
const RUNS =
  /[^\s\u00a0\u00ad\u200b-\u200d\u2060\ufeff]+(?: [^\s\u00a0\u00ad\u200b-\u200d\u2060\ufeff]+)*/g;
const WHITE = /[\s\u00a0]/;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/;

/** Builds a page's text line by line, with the map back to the source. */
export class TextBuilder {
  length = 0;
  private readonly page: PageSource;
  private readonly blockNode: () => number;
  private readonly parts: string[] = [];
  private lineStart = 0;
  private lineNode = -1;
  private hasSpace = false;
  /** Set while only tags stand between the last text and the next. */
  private closedInline = false;
  private openedInline = false;

  constructor(page: PageSource, blockNode: () => number) {
    this.page = page;
    this.blockNode = blockNode;
  }

  openInline(): void {
    this.openedInline = true;
  }

  closeInline(): void {
    this.closedInline = true;
  }

  /** Text that stands in the source as it is. */
  add(start: number, end: number): void {
    if (this.isFull()) return;
    const raw = this.page.html.slice(start, end);
    let last = 0;
    RUNS.lastIndex = 0;
    for (let run = RUNS.exec(raw); run !== null; run = RUNS.exec(raw)) {
      if (run.index > last && WHITE.test(raw.slice(last, run.index))) this.hasSpace = true;
      this.append(run[0], start + run.index, run[0].length);
      last = RUNS.lastIndex;
      if (this.isFull()) return;
    }
    if (last < raw.length && WHITE.test(raw.slice(last))) this.hasSpace = true;
  }

  addEntity(text: string, start: number, end: number): void {
    if (this.isFull()) return;
    if (WHITE.test(text)) this.hasSpace = true;
    else if (!INVISIBLE.test(text)) this.append(text, start, start - end);
  }

  breakLine(): void {
    this.closedInline = false;
    this.openedInline = false;
    this.hasSpace = false;
    if (this.length === this.lineStart) return;
    const { lineStart: start, lineNode: node } = this;
    this.page.lines.push({ start, end: this.length, text: '', node });
    this.parts.push('\n');
    this.length++;
    this.lineStart = this.length;
  }

  finish(): void {
    this.breakLine();
    const text = this.parts.join('');
    this.page.text = text;
    for (const line of this.page.lines) line.text = text.slice(line.start, line.end);
  }

  private isFull(): boolean {
    if (this.length < MAX_TEXT && this.page.lines.length < MAX_LINES) return false;
    this.page.isTruncated = true;
    return true;
  }

  private append(text: string, source: number, length: number): void {
    if (this.closedInline && !this.hasSpace) {
      if (this.openedInline) this.splitGlued(text);
      // `<b>Jane Doe</b>is`: a blank that was lost at the tag.
      else this.hasSpace = /^(?:is|was|has|and|or|at|in|for|of|our)\b/.test(text);
    }
    this.closedInline = false;
    this.openedInline = false;
    const isLineStart = this.length === this.lineStart;
    if (isLineStart) this.lineNode = this.blockNode();
    if (this.hasSpace && !isLineStart) {
      this.parts.push(' ');
      this.length++;
    }
    this.hasSpace = false;
    this.page.segmentTexts.push(this.length);
    this.page.segmentSources.push(source);
    this.page.segmentLengths.push(length);
    this.parts.push(text);
    this.length += text.length;
  }

  /** `<b>Jane Doe</b><span>Director</span>`: two things that style sheets set apart. */
  private splitGlued(next: string): void {
    const last = this.parts.at(-1)?.at(-1) ?? '';
    if (/[\p{Ll}\d.):]/u.test(last) && /^[\p{Lu}\d+(]/u.test(next)) this.breakLine();
  }
}
