import type { Span } from '../../schema/evidence/finding.ts';

/** A string that a script puts together, and where its pieces stand. */
export interface BuiltString {
  text: string;
  span: Span;
  /** Pieces that were put together; a plain literal has one. */
  pieces: number;
}

/** Scripts that write an address are short; anything longer is a library. */
const MAX_SCRIPT = 20_000;
const MAX_TOKENS = 4_000;
const MAX_TEXT = 2_000;

const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|[A-Za-z_$][\w$.]*|\d+|[^\s]/g;

interface Token {
  text: string;
  start: number;
  end: number;
}

/**
 * The strings that a piece of script builds out of constants: by `+`, by variables that hold
 * constants, by `[…].join()`, `String.fromCharCode` and `unescape`. Nothing is run: what takes more
 * than that to know is left unknown.
 */
export function readBuiltStrings(source: string): BuiltString[] {
  if (source.length > MAX_SCRIPT) return [];
  const tokens: Token[] = [];
  for (const match of source.matchAll(TOKEN)) {
    if (tokens.length >= MAX_TOKENS) break;
    if (/^\/[/*]/.test(match[0])) continue;
    tokens.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return new StringReader(tokens).readAll();
}

class StringReader {
  private readonly tokens: readonly Token[];
  private readonly variables = new Map<string, BuiltString>();
  private at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  readAll(): BuiltString[] {
    const built: BuiltString[] = [];
    while (this.at < this.tokens.length) {
      const from = this.at;
      const name = this.nameToAssign();
      const value = this.readSum(0);
      if (value !== null) {
        built.push(value);
        // With its name, so that the piece of script can be read again by itself.
        const start = this.tokens[from]!.start;
        if (name !== null)
          this.variables.set(name, { ...value, span: { start, end: value.span.end } });
      }
      if (this.at === from) this.at++;
    }
    return built;
  }

  /** Steps over `name =` and returns the name. */
  private nameToAssign(): string | null {
    const name = this.peek();
    if (!isName(name) || this.peek(1) !== '=' || this.peek(2) === '=') return null;
    this.at += 2;
    return name;
  }

  /** `a + b + c`, as far as it is known. */
  private readSum(depth: number): BuiltString | null {
    let sum = this.readOperand(depth);
    while (sum !== null && this.peek() === '+') {
      const before = this.at++;
      const next = this.readOperand(depth);
      if (next === null) {
        this.at = before;
        return sum;
      }
      sum = join(sum, next, '');
    }
    return sum;
  }

  private readOperand(depth: number): BuiltString | null {
    const token = this.tokens[this.at];
    if (token === undefined || depth > 8) return null;
    const { text } = token;
    if (/^["']/.test(text)) {
      this.at++;
      return literal(token);
    }
    if (text === '(' || text === '[') return this.readGroup(depth);
    if (text === 'String.fromCharCode') return this.readCodes();
    if (/^(?:unescape|decodeURIComponent|decodeURI)$/.test(text) && this.peek(1) === '(') {
      this.at++;
      const inner = this.readGroup(depth);
      return inner === null ? null : { ...inner, text: undoPercent(inner.text), pieces: 2 };
    }
    const known = isName(text) && this.peek(1) !== '(' ? this.variables.get(text) : undefined;
    if (known === undefined) return null;
    this.at++;
    return { ...known, span: span(known.span, token) };
  }

  /** `( … )`, or `[ …, … ].join('…')`. */
  private readGroup(depth: number): BuiltString | null {
    const from = this.at++;
    const items: BuiltString[] = [];
    for (let item = this.readSum(depth + 1); item !== null; item = this.readSum(depth + 1)) {
      items.push(item);
      if (this.peek() !== ',' || items.length > 40) break;
      this.at++;
    }
    const isList = this.tokens[from]!.text === '[';
    const isClosed = this.peek() === (isList ? ']' : ')');
    if (!isClosed || items.length === 0) return this.giveUp(from);
    this.at++;
    if (!isList) return items.length === 1 ? this.widen(items[0]!, from) : this.giveUp(from);
    // The tokens behind a list are `.`, `join`, `(`, a string and `)`.
    if (this.peek() !== '.' || this.peek(1) !== 'join' || this.peek(2) !== '(')
      return this.giveUp(from);
    const glue = this.tokens[this.at + 3];
    if (glue === undefined || !/^["']/.test(glue.text) || this.peek(4) !== ')')
      return this.giveUp(from);
    this.at += 5;
    return this.widen(
      items.reduce((sum, item) => join(sum, item, unquote(glue.text))),
      from,
    );
  }

  /** Reaches from this token to the last one that was read. */
  private widen(value: BuiltString, from: number): BuiltString {
    const { start } = this.tokens[from]!;
    return { ...value, span: span(value.span, { start, end: this.tokens[this.at - 1]!.end }) };
  }

  private readCodes(): BuiltString | null {
    const from = this.at++;
    if (this.peek() !== '(') return this.giveUp(from);
    let text = '';
    while (text.length < MAX_TEXT) {
      const code = this.tokens[++this.at];
      if (code === undefined || !/^\d{1,6}$/.test(code.text)) return this.giveUp(from);
      text += String.fromCodePoint(Number(code.text));
      const next = this.tokens[++this.at];
      if (next?.text === ',') continue;
      if (next?.text !== ')') return this.giveUp(from);
      this.at++;
      return { text, span: { start: this.tokens[from]!.start, end: next.end }, pieces: 2 };
    }
    return this.giveUp(from);
  }

  private giveUp(from: number): null {
    this.at = from;
    return null;
  }

  private peek(ahead = 0): string {
    return this.tokens[this.at + ahead]?.text ?? '';
  }
}

function isName(text: string): boolean {
  return /^[A-Za-z_$]/.test(text) && !/^(?:var|let|const|return|new|function)$/.test(text);
}

function literal({ text, start, end }: Token): BuiltString {
  return { text: unquote(text), span: { start, end }, pieces: 1 };
}

function join(a: BuiltString, b: BuiltString, glue: string): BuiltString {
  return {
    text: (a.text + glue + b.text).slice(0, MAX_TEXT),
    span: span(a.span, b.span),
    pieces: a.pieces + b.pieces,
  };
}

function span(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

function unquote(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([\s\S]))/gi, (_, two, four, sign: string) => {
      const code: string | undefined = two ?? four;
      return code === undefined ? sign : String.fromCharCode(Number.parseInt(code, 16));
    });
}

function undoPercent(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
