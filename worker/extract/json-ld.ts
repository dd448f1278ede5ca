import { decodeHTML } from 'entities';
import { addProperty, type Item, type ItemValue } from './item.ts';
import type { PageSource } from './page-source.ts';

const MAX_DEPTH = 40;
const MAX_VALUES = 20_000;

/**
 * The top-level things of a page's JSON-LD. A parser of our own, since each value must know where in
 * the source it stands; it also forgives what pages get wrong: comments, trailing commas, raw line
 * breaks in strings, a missing end.
 */
export function readJsonLd(page: PageSource): Item[] {
  const items: Item[] = [];
  for (const { start, end } of page.jsonLd) {
    const reader = new JsonReader(page.html, start, end);
    while (reader.hasMore()) {
      for (const value of reader.readValue(0)) {
        if (!('properties' in value)) continue;
        items.push(value);
        items.push(
          ...(value.properties.get('@graph') ?? []).filter((each) => 'properties' in each),
        );
      }
    }
  }
  return items;
}

class JsonReader {
  private readonly html: string;
  private readonly end: number;
  private at: number;
  private values = 0;

  constructor(html: string, start: number, end: number) {
    this.html = html;
    this.at = start;
    this.end = end;
  }

  hasMore(): boolean {
    this.skip();
    return this.at < this.end;
  }

  /** An array gives many values, anything else one or none. */
  readValue(depth: number): ItemValue[] {
    this.skip();
    if (depth > MAX_DEPTH || this.values++ > MAX_VALUES) {
      this.at = this.end;
      return [];
    }
    const sign = this.html[this.at];
    if (sign === '{') return [this.readObject(depth)];
    if (sign === '[') return this.readArray(depth);
    if (sign === '"') {
      const start = this.at + 1;
      const text = this.readString();
      return [{ text, span: { start, end: Math.max(start, this.at - 1) } }];
    }
    return this.readWord();
  }

  private readObject(depth: number): Item {
    const start = this.at++;
    const item: Item = {
      types: [],
      properties: new Map(),
      span: { start, end: start + 1 },
      typeSpan: null,
    };
    while (this.hasMore() && this.html[this.at] !== '}') {
      if (this.html[this.at] !== '"') {
        this.at++;
        continue;
      }
      const name = this.readString();
      this.skip();
      if (this.html[this.at] === ':') this.at++;
      for (const value of this.readValue(depth + 1)) {
        if (name === '@type' && 'text' in value) {
          item.types.push(localName(value.text));
          item.typeSpan = {
            start: item.typeSpan?.start ?? value.span.start,
            end: value.span.end,
          };
        } else addProperty(item, localName(name), value);
      }
    }
    this.at = Math.min(this.at + 1, this.end);
    item.span.end = this.at;
    return item;
  }

  private readArray(depth: number): ItemValue[] {
    this.at++;
    const values: ItemValue[] = [];
    while (this.hasMore() && this.html[this.at] !== ']') {
      if (this.html[this.at] === ',') this.at++;
      else {
        const before = this.at;
        values.push(...this.readValue(depth + 1));
        if (this.at === before) this.at++;
      }
    }
    this.at = Math.min(this.at + 1, this.end);
    return values;
  }

  private readString(): string {
    const start = ++this.at;
    let hasEscape = false;
    while (this.at < this.end && this.html[this.at] !== '"') {
      if (this.html[this.at] === '\\') {
        hasEscape = true;
        this.at++;
      }
      this.at++;
    }
    const raw = this.html.slice(start, Math.min(this.at, this.end));
    this.at = Math.min(this.at + 1, this.end);
    const text = hasEscape ? unescapeJson(raw) : raw;
    return text.includes('&') ? decodeHTML(text) : text;
  }

  private readWord(): ItemValue[] {
    const start = this.at;
    while (this.at < this.end && /[\w.+-]/.test(this.html[this.at]!)) this.at++;
    if (this.at === start) {
      this.at++;
      return [];
    }
    const text = this.html.slice(start, this.at);
    return text === 'null' ? [] : [{ text, span: { start, end: this.at } }];
  }

  /** White space, commas between values and comments. */
  private skip(): void {
    for (;;) {
      const code = this.html.charCodeAt(this.at);
      if (this.at >= this.end) return;
      if (code <= 32 || code === 44 || code === 0xfeff || code === 59) this.at++;
      else if (this.html.startsWith('<!--', this.at)) this.at += 4;
      else if (this.html.startsWith('-->', this.at)) this.at += 3;
      else if (this.html.startsWith('/*', this.at)) this.skipPast('*/');
      else if (this.html.startsWith('//', this.at)) this.skipPast('\n');
      else return;
    }
  }

  private skipPast(mark: string): void {
    const at = this.html.indexOf(mark, this.at + 2);
    this.at = at === -1 ? this.end : Math.min(at + mark.length, this.end);
  }
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: ' ', f: ' ' };

/** Undoes JSON's escapes; what is no escape stays as it is. */
export function unescapeJson(raw: string): string {
  return raw.replace(
    /\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g,
    (_, hex: string | undefined, sign: string) =>
      hex === undefined ? (ESCAPES[sign] ?? sign) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** `http://schema.org/Organization` and `schema:Organization` are `Organization`. */
export function localName(name: string): string {
  return name.slice(
    Math.max(name.lastIndexOf('/'), name.lastIndexOf('#'), name.lastIndexOf(':')) + 1,
  );
}
