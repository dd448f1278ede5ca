import type { Span } from '../../schema/evidence/finding.ts';

/**
 * A snapshot as a document of its own with the receipt's span marked.
 *
 * A span inside visible text is wrapped in `<mark>`. One inside a tag, a script or a comment (a
 * JSON-LD value, a meta tag, a link's target) can't be wrapped, so the source around it is shown
 * above the page instead, and stays there however far the page is scrolled. The document is served under a sandbox policy: whatever the page carries
 * does not run, load or navigate.
 */
export function markSnapshot(html: string, span: Span): string {
  const place = placeOf(html, span.start);
  const base = place === 'text' ? wrap(html, span) : html;
  const note = place === 'text' ? '' : excerpt(html, span);
  return insertNote(base, `${STYLE}${note}`);
}

type Place = 'text' | 'source';

const RAW_ELEMENTS = /<(script|style|title|textarea|template|noscript|head)\b[^>]*>/gi;

/** Whether an offset stands in text that a browser shows. */
function placeOf(html: string, offset: number): Place {
  const open = html.lastIndexOf('<', offset);
  const close = html.lastIndexOf('>', offset - 1);
  if (open > close) return 'source';
  const comment = html.lastIndexOf('<!--', offset);
  if (comment >= 0 && html.indexOf('-->', comment) >= offset) return 'source';
  let last: RegExpExecArray | null = null;
  for (const found of html.slice(0, offset).matchAll(RAW_ELEMENTS)) last = found;
  if (last) {
    const closing = new RegExp(`</${last[1]}\\b`, 'i').exec(html.slice(last.index));
    if (!closing || last.index + closing.index >= offset) return 'source';
  }
  return 'text';
}

/** A span may run over tags (a table row, a card): each piece of text in it gets its own mark. */
function wrap(html: string, span: Span): string {
  const inside = html.slice(span.start, span.end);
  let isFirst = true;
  const marked = inside.replace(/(<[^>]*>)|([^<]+)/g, (piece, tag: string | undefined) => {
    if (tag || !piece.trim()) return piece;
    const id = isFirst ? ' id="receipt"' : '';
    isFirst = false;
    return `<mark class="quarry-receipt"${id}>${piece}</mark>`;
  });
  return html.slice(0, span.start) + marked + html.slice(span.end);
}

const CONTEXT_CHARS = 240;

function excerpt(html: string, span: Span): string {
  const before = html.slice(Math.max(0, span.start - CONTEXT_CHARS), span.start);
  const value = html.slice(span.start, span.end);
  const after = html.slice(span.end, span.end + CONTEXT_CHARS);
  return `<div class="quarry-source"><b>In the page’s source</b><pre>${escapeHtml(before)}<mark class="quarry-receipt" id="receipt">${escapeHtml(value)}</mark>${escapeHtml(after)}</pre></div>`;
}

const STYLE = `<style>
mark.quarry-receipt{background:#ffd84d!important;color:#1c1917!important;outline:3px solid #ffd84d;border-radius:2px;scroll-margin:40vh}
.quarry-source{all:initial;display:block;position:sticky;top:0;z-index:2147483647;max-height:60vh;overflow:auto;background:#1c1917;color:#e7e5e4;padding:12px 16px;font:13px/1.5 ui-monospace,monospace}
.quarry-source b{font:600 12px/1.5 system-ui;color:#a8a29e}
.quarry-source pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:4px 0 0}
</style>`;

function insertNote(html: string, note: string): string {
  const body = /<body\b[^>]*>/i.exec(html);
  if (!body) return note + html;
  const at = body.index + body[0].length;
  return html.slice(0, at) + note + html.slice(at);
}

export function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (char) =>
      ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[char] ?? char,
  );
}
