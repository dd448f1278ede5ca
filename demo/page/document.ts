import { escapeHtml } from './escape.ts';
import { accentOf, styleSheetOf } from './theme.ts';

interface HtmlDocument {
  language: string;
  title: string;
  description: string;
  themeNumber: number;
  /** More for the head, as HTML. */
  head?: string;
  body: string;
}

/** A whole HTML page with its looks inside; it asks the network for nothing. */
export function writeDocument(page: HtmlDocument): string {
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<meta name="description" content="${escapeHtml(page.description)}">
<link rel="icon" href="data:image/svg+xml,${iconOf(page.themeNumber)}">
${page.head ?? ''}
<style>${styleSheetOf(page.themeNumber)}</style>
</head>
<body>
${page.body}
</body>
</html>
`;
}

function iconOf(themeNumber: number): string {
  const colour = encodeURIComponent(accentOf(themeNumber));
  return `%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Ccircle cx='4' cy='4' r='4' fill='${colour}'/%3E%3C/svg%3E`;
}

/** The mark beside a company's name. */
export function writeLogo(themeNumber: number, letter: string): string {
  return `<svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true"><rect width="36" height="36" rx="${4 + ((themeNumber * 5) % 15)}" fill="${accentOf(themeNumber)}"/><text x="18" y="25" text-anchor="middle" font-size="19" font-weight="700" fill="#fff">${escapeHtml(letter)}</text></svg>`;
}
