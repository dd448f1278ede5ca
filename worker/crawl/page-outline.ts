import { Parser } from 'htmlparser2';

export interface PageLink {
  /** As written; `canonicalUrl` resolves it. */
  href: string;
  text: string;
  isNofollow: boolean;
  isNext: boolean;
  /** Tags and first classes of the elements around it: links of one repeating card share it. */
  shape: string;
}

/** What the crawler itself must know of a page: where it leads, and what kind of page it is. */
export interface PageOutline {
  title: string;
  heading: string;
  /** Visible text, white space folded, at most 200,000 characters. */
  text: string;
  links: PageLink[];
  baseHref: string | null;
  canonicalHref: string | null;
  /** Target of `<meta http-equiv=refresh>` when it goes elsewhere. */
  refreshHref: string | null;
  isNofollow: boolean;
  hasStructuredData: boolean;
  passwordFields: number;
  scripts: number;
  /** Characters of inline script. */
  scriptLength: number;
  /** An empty element that a framework mounts its page in. */
  hasAppRoot: boolean;
  noscriptText: string;
  /** `src` of scripts and frames, for telling challenge and parking services. */
  sources: string[];
  /** Nested beyond all reason; the rest was not read, and no other reader should try. */
  isHostile: boolean;
}

const MAX_TEXT = 200_000;
const MAX_LINKS = 5_000;
/** The parser's own work grows with the square of the depth: 100,000 open tags take it 1.6 s. */
const MAX_DEPTH = 5_000;

/** One pass over the page, without a tree. Never throws, whatever the markup. */
export function outlinePage(html: string): PageOutline {
  const reader = new OutlineReader(() => parser.pause());
  const parser = new Parser(reader, { decodeEntities: true, lowerCaseTags: true });
  parser.write(html);
  parser.end();
  return reader.finish();
}

const HIDDEN = new Set([
  'script',
  'style',
  'template',
  'svg',
  'noscript',
  'head',
  'title',
  'iframe',
]);
const VOID_OF_TEXT = new Set([
  'br',
  'img',
  'input',
  'meta',
  'link',
  'hr',
  'wbr',
  'source',
  'area',
  'base',
]);
const INLINE = new Set([
  'a',
  'b',
  'i',
  'em',
  'strong',
  'span',
  'u',
  'small',
  'font',
  'mark',
  'sup',
  'sub',
]);
const APP_ROOT_ID =
  /^(?:root|app|__next|__nuxt|___gatsby|svelte|main-app|app-root|react-root|ember\d+)$/;
const APP_ROOT_TAG = /^(?:app-root|ng-app|[a-z]+-app)$/;

class OutlineReader {
  private readonly text: string[] = [];
  private textLength = 0;
  private readonly links: PageLink[] = [];
  private readonly path: string[] = [];
  private hiddenDepth = 0;
  private readonly hiddenStack: string[] = [];
  private link: {
    href: string;
    label: string[];
    rel: string;
    fallback: string;
    shape: string;
  } | null = null;
  private title = '';
  private heading = '';
  private headingDepth = 0;
  private rootAt = -1;
  private rootTextAt = 0;
  private readonly page: Omit<PageOutline, 'title' | 'heading' | 'text' | 'links'> = {
    baseHref: null,
    canonicalHref: null,
    refreshHref: null,
    isNofollow: false,
    hasStructuredData: false,
    passwordFields: 0,
    scripts: 0,
    scriptLength: 0,
    hasAppRoot: false,
    noscriptText: '',
    sources: [],
    isHostile: false,
  };
  private readonly stop: () => void;

  constructor(stop: () => void) {
    this.stop = stop;
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    const isVoid = VOID_OF_TEXT.has(name);
    if (!isVoid && this.path.push(shapeOf(name, attributes)) > MAX_DEPTH) {
      this.page.isHostile = true;
      this.stop();
    }
    if (HIDDEN.has(name)) {
      this.hiddenDepth++;
      this.hiddenStack.push(name);
    }
    if (!INLINE.has(name)) this.addSpace();
    this.readTag(name, attributes);
  }

  ontext(part: string): void {
    if (this.hiddenDepth > 0) return this.readHidden(part);
    if (this.textLength < MAX_TEXT) {
      this.text.push(part);
      this.textLength += part.length;
    }
    this.link?.label.push(part);
    if (this.headingDepth > 0) this.heading += part;
  }

  onclosetag(name: string): void {
    const isVoid = VOID_OF_TEXT.has(name);
    if (this.hiddenStack.at(-1) === name) {
      this.hiddenStack.pop();
      this.hiddenDepth--;
    }
    if (!isVoid) {
      if (this.path.length === this.rootAt) this.closeRoot();
      this.path.pop();
    }
    if (!INLINE.has(name)) this.addSpace();
    if (name === 'a') this.closeLink();
    else if (name === 'h1') this.headingDepth = 0;
  }

  finish(): PageOutline {
    this.closeLink();
    if (this.rootAt !== -1) this.closeRoot();
    const text = fold(this.text.join('')).slice(0, MAX_TEXT);
    return {
      ...this.page,
      title: fold(this.title),
      heading: fold(this.heading),
      text,
      links: this.links,
    };
  }

  private readTag(name: string, attributes: Record<string, string>): void {
    if (attributes['itemscope'] !== undefined || attributes['typeof'] !== undefined) {
      this.page.hasStructuredData = true;
    }
    const read = TAG_READERS[name];
    if (read !== undefined) read(this, attributes);
    else if (name === 'h1' && this.heading === '') this.headingDepth = 1;
    this.openRoot(name, attributes);
  }

  openLink(attributes: Record<string, string>): void {
    this.closeLink();
    const href = attributes['href'];
    if (href === undefined || this.links.length >= MAX_LINKS) return;
    const fallback = attributes['aria-label'] ?? attributes['title'] ?? '';
    const shape = this.path.slice(-5).join('>');
    this.link = { href, label: [], rel: attributes['rel'] ?? '', fallback, shape };
  }

  addPlainLink(href: string | undefined, rel = ''): void {
    if (href === undefined || this.links.length >= MAX_LINKS) return;
    this.links.push(linkOf({ href, label: [], rel, fallback: '', shape: '' }));
  }

  readMeta(attributes: Record<string, string>): void {
    const name = (attributes['name'] ?? attributes['http-equiv'] ?? '').toLowerCase();
    const content = attributes['content'] ?? '';
    if (name === 'refresh') this.page.refreshHref ??= refreshTarget(content);
    else if (name === 'robots' || name === 'quarrybot') {
      this.page.isNofollow ||= /\b(?:nofollow|none)\b/i.test(content);
    }
  }

  readLinkTag(attributes: Record<string, string>): void {
    const rel = (attributes['rel'] ?? '').toLowerCase();
    if (rel === 'canonical') this.page.canonicalHref ??= attributes['href'] ?? null;
    else if (rel === 'next') this.addPlainLink(attributes['href'], 'next');
  }

  readScript(attributes: Record<string, string>): void {
    if (attributes['type'] === 'application/ld+json') this.page.hasStructuredData = true;
    else this.page.scripts++;
    this.readSource(attributes);
  }

  readSource(attributes: Record<string, string>): void {
    const source = attributes['src'];
    if (source !== undefined && this.page.sources.length < 60) this.page.sources.push(source);
  }

  readBase(attributes: Record<string, string>): void {
    this.page.baseHref ??= attributes['href'] ?? null;
  }

  countPassword(attributes: Record<string, string>): void {
    if (attributes['type']?.toLowerCase() === 'password') this.page.passwordFields++;
  }

  private openRoot(name: string, attributes: Record<string, string>): void {
    if (this.rootAt !== -1) return;
    if (APP_ROOT_ID.test(attributes['id'] ?? '') || APP_ROOT_TAG.test(name)) {
      this.rootAt = this.path.length;
      this.rootTextAt = this.textLength;
    }
  }

  private closeRoot(): void {
    // White space and a "Loading…" are what a server puts into a root it leaves empty.
    if (this.textLength - this.rootTextAt < 60) this.page.hasAppRoot = true;
    this.rootAt = -1;
  }

  private readHidden(part: string): void {
    const inside = this.hiddenStack.at(-1);
    if (inside === 'title' && this.title.length < 500) this.title += part;
    else if (inside === 'script') this.page.scriptLength += part.length;
    else if (inside === 'noscript' && this.page.noscriptText.length < 1_000) {
      this.page.noscriptText += part;
    }
  }

  private addSpace(): void {
    if (this.hiddenDepth === 0 && this.textLength < MAX_TEXT) this.text.push(' ');
    this.link?.label.push(' ');
  }

  private closeLink(): void {
    if (this.link !== null) this.links.push(linkOf(this.link));
    this.link = null;
  }
}

const TAG_READERS: Record<
  string,
  (reader: OutlineReader, attributes: Record<string, string>) => void
> = {
  a: (reader, attributes) => reader.openLink(attributes),
  area: (reader, attributes) => reader.addPlainLink(attributes['href']),
  frame: (reader, attributes) => reader.addPlainLink(attributes['src']),
  iframe: (reader, attributes) => reader.readSource(attributes),
  meta: (reader, attributes) => reader.readMeta(attributes),
  link: (reader, attributes) => reader.readLinkTag(attributes),
  script: (reader, attributes) => reader.readScript(attributes),
  base: (reader, attributes) => reader.readBase(attributes),
  input: (reader, attributes) => reader.countPassword(attributes),
};

function shapeOf(name: string, attributes: Record<string, string>): string {
  const first = attributes['class']?.trim().split(/\s/, 1)[0];
  return first ? `${name}.${first}` : name;
}

interface OpenLink {
  href: string;
  label: string[];
  rel: string;
  fallback: string;
  shape: string;
}

function linkOf(link: OpenLink): PageLink {
  const rel = link.rel.toLowerCase();
  const label = fold(link.label.join('')).slice(0, 200);
  return {
    href: link.href,
    text: label === '' ? link.fallback.slice(0, 200) : label,
    isNofollow: /\b(?:nofollow|sponsored|ugc)\b/.test(rel),
    isNext: /\bnext\b/.test(rel),
    shape: link.shape,
  };
}

function refreshTarget(content: string): string | null {
  const match = /^\s*(\d+)[\d.]*\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)["']?\s*$/i.exec(content);
  // A page that reloads itself after minutes is a page, not a redirect.
  return match?.[2] !== undefined && Number(match[1]) <= 30 ? match[2].trim() : null;
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
