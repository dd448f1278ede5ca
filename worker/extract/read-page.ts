import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { PageSource } from './page-source.ts';
import {
  BLOCK,
  CLOSES,
  HEADLESS,
  IN_PARAGRAPH,
  INLINE,
  KEPT_ATTRIBUTES,
  SCOPES,
  UNSEEN,
  VOID,
} from './tags.ts';
import { TextBuilder } from './text-builder.ts';

/** Beyond these a page is no company's page; what was read up to there still counts. */
const MAX_HTML = 1_500_000;
const MAX_NODES = 60_000;
const MAX_DEPTH = 400;
const MAX_ATTRIBUTES_A_TAG = 40;

/**
 * Reads a page in one pass over htmlparser2's tokens, without building a tree. Takes time linear in
 * the page's length whatever the markup, and never throws.
 */
export function readPage(html: string): PageSource {
  const source = new PageSource(html.length > MAX_HTML ? html.slice(0, MAX_HTML) : html);
  source.isTruncated = html.length > MAX_HTML;
  const reader = new PageReader(source);
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader);
  tokenizer.write(source.html);
  tokenizer.end();
  return source;
}

class PageReader implements TokenizerCallbacks {
  private readonly page: PageSource;
  private readonly text: TextBuilder;
  private readonly stack: number[] = [];
  /** How many elements of each name are open, so that a stray end tag costs nothing. */
  private readonly open = new Map<string, number>();
  private unseen = 0;
  private current = -1;
  private attributeEnd = 0;
  private attributeName = '';
  private rawStart = -1;
  private rawEnd = -1;
  /** Offset of the token that is being read. */
  private at = 0;

  constructor(page: PageSource) {
    this.page = page;
    this.text = new TextBuilder(page, () => this.blockNode());
  }

  onopentagname(start: number, end: number): void {
    const { page } = this;
    const tag = page.html.slice(start, end).toLowerCase();
    this.at = start - 1;
    this.closeImplied(tag);
    if (page.tags.length >= MAX_NODES) {
      page.isTruncated = true;
      this.current = -1;
      return;
    }
    if (BLOCK.has(tag)) this.text.breakLine();
    else if (INLINE.has(tag)) this.text.openInline();
    this.current = page.tags.length;
    page.tags.push(tag);
    page.parents.push(this.stack.at(-1) ?? -1);
    page.starts.push(start - 1);
    page.ends.push(start - 1);
    page.textStarts.push(this.text.length);
    page.textEnds.push(this.text.length);
    page.attributesFrom.push(page.attributeNames.length);
    page.attributesTo.push(page.attributeNames.length);
  }

  onattribname(start: number, end: number): void {
    this.attributeEnd = end;
    const length = end - start;
    this.attributeName = length > 14 ? '' : this.page.html.slice(start, end).toLowerCase();
    if (!KEPT_ATTRIBUTES.has(this.attributeName)) this.attributeName = '';
  }

  onattribend(quote: QuoteType, after: number): void {
    // Behind a quoted value the tokenizer stands after the closing quote.
    const end = quote === QuoteType.Single || quote === QuoteType.Double ? after - 1 : after;
    const { page, current } = this;
    if (this.attributeName === '' || current === -1) return;
    const count = page.attributeNames.length - page.attributesFrom[current]!;
    if (count >= MAX_ATTRIBUTES_A_TAG) return;
    const start = this.valueStart(end);
    page.attributeNames.push(this.attributeName);
    page.attributeStarts.push(start);
    page.attributeEnds.push(Math.max(start, end));
    page.attributesTo[current] = page.attributeNames.length;
  }

  /** Skips `=`, white space and the quote after the attribute's name. */
  private valueStart(end: number): number {
    const { html } = this.page;
    let at = this.attributeEnd;
    while (at < end && html.charCodeAt(at) <= 32) at++;
    if (at >= end || html[at] !== '=') return Math.min(at, end);
    at++;
    while (at < end && html.charCodeAt(at) <= 32) at++;
    return html[at] === '"' || html[at] === "'" ? Math.min(at + 1, end) : at;
  }

  onopentagend(): void {
    const { page, current } = this;
    if (current === -1) return;
    const tag = page.tags[current]!;
    if (tag === 'script') page.scriptCount++;
    if (VOID.has(tag) || this.stack.length >= MAX_DEPTH) return;
    this.stack.push(current);
    this.open.set(tag, (this.open.get(tag) ?? 0) + 1);
    if (this.isUnseen(current, tag)) this.unseen++;
    this.rawStart = -1;
  }

  onselfclosingtag(): void {
    // `<div/>` opens a div in HTML; only `<br/>` and its like are empty, and those are void anyway.
    this.onopentagend();
  }

  onclosetag(start: number, end: number): void {
    const tag = this.page.html.slice(start, end).toLowerCase();
    this.at = start - 2;
    if (BLOCK.has(tag)) this.text.breakLine();
    else if (INLINE.has(tag)) this.text.closeInline();
    const at = this.findOpen(tag);
    if (at !== -1) this.popTo(at);
  }

  /** Where the element to close stands on the stack; a cell is not left by a stray end tag. */
  private findOpen(tag: string): number {
    const { page, stack } = this;
    if ((this.open.get(tag) ?? 0) === 0) return -1;
    const isScope = SCOPES.has(tag);
    for (let at = stack.length - 1; at >= 0; at--) {
      const open = page.tags[stack[at]!]!;
      if (open === tag) return at;
      if (!isScope && SCOPES.has(open)) return -1;
    }
    return -1;
  }

  private popTo(at: number): void {
    while (this.stack.length > at) this.closeNode(this.stack.pop()!);
  }

  private closeNode(node: number): void {
    const { page } = this;
    const tag = page.tags[node]!;
    this.open.set(tag, (this.open.get(tag) ?? 1) - 1);
    page.textEnds[node] = this.text.length;
    page.ends[node] = this.at;
    if (this.isUnseen(node, tag)) this.unseen--;
    if (this.rawStart === -1) return;
    const raw = { start: this.rawStart, end: this.rawEnd };
    if (tag === 'title') page.title ??= raw;
    else if (tag === 'script') {
      const isData = /ld\+json/i.test(page.attribute(node, 'type') ?? '');
      (isData ? page.jsonLd : page.scripts).push(raw);
    }
    this.rawStart = -1;
  }

  /** `<p>` ends at the next block, `<li>` at the next `<li>`, and so on. */
  private closeImplied(tag: string): void {
    const { page, stack } = this;
    if (this.unseen > 0 && HEADLESS.has(tag)) this.leaveHead();
    const isParagraphEnd = BLOCK.has(tag) && !IN_PARAGRAPH.has(tag);
    const ends = CLOSES[tag] ?? (isParagraphEnd ? CLOSES['p'] : undefined);
    if (ends === undefined) return;
    for (let step = 0, at = stack.length - 1; at >= 0 && step < 6; at--, step++) {
      const open = page.tags[stack[at]!]!;
      if (ends.closes.has(open)) {
        this.popTo(at);
        return;
      }
      if (ends.stops.has(open)) return;
    }
  }

  private leaveHead(): void {
    const at = this.stack.findIndex((node) => this.page.tags[node] === 'head');
    if (at !== -1) this.popTo(at);
  }

  /** Text of these is not shown; a short inline decoy inside an address often is hidden by style. */
  private isUnseen(node: number, tag: string): boolean {
    if (UNSEEN.has(tag)) return true;
    if (!INLINE.has(tag)) return false;
    const style = this.page.attribute(node, 'style');
    return style !== null && /display\s*:\s*none/i.test(style);
  }

  ontext(start: number, end: number): void {
    if (this.unseen > 0) {
      if (this.rawStart === -1) this.rawStart = start;
      this.rawEnd = end;
      return;
    }
    this.text.add(start, end);
  }

  ontextentity(codepoint: number, end: number): void {
    const start = this.page.html.lastIndexOf('&', end - 1);
    if (this.unseen === 0) {
      this.text.addEntity(String.fromCodePoint(codepoint), start, end);
      return;
    }
    if (this.rawStart === -1) this.rawStart = start;
    this.rawEnd = end;
  }

  private blockNode(): number {
    for (let at = this.stack.length - 1; at >= 0; at--) {
      const node = this.stack[at]!;
      if (BLOCK.has(this.page.tags[node]!)) return node;
    }
    return this.stack.at(-1) ?? -1;
  }

  onend(): void {
    this.at = this.page.html.length;
    this.popTo(0);
    this.text.finish();
  }

  onattribdata(): void {}
  onattribentity(): void {}
  /** Outside of XML a CDATA section is a comment. */
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
}
