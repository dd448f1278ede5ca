import { copyOf } from '../copy/by-language.ts';
import { scriptJson } from '../page/escape.ts';
import { styleSheetOf } from '../page/theme.ts';
import type { DemoSite } from '../web.ts';
import { pathOf, hasPage } from './pages.ts';

/** What such a site sends for every page: no words, only a place to draw in and a bundle. */
export function writeShell(site: DemoSite): string {
  const { nav, paths } = copyOf(site.company.language);
  const links = (['home', 'services', 'about', 'team', 'blog', 'contact', 'legal'] as const)
    .filter((kind) => hasPage(site, kind))
    .map((kind) => ({ href: pathOf(site, kind), label: nav[kind] }));
  const state = { brand: site.company.name, links, home: paths.home };
  return `<!doctype html>
<html lang="${site.company.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Loading…</title>
<link rel="icon" href="data:,">
<style>${styleSheetOf(site.themeNumber)}</style>
</head>
<body>
<div id="root"></div>
<noscript>You need to enable JavaScript to run this app.</noscript>
<script>window.__STATE__=${scriptJson(state)}</script>
<script src="/assets/app.js" defer></script>
</body>
</html>
`;
}

/** Fetches the page's JSON and builds header, page and title from it. */
export const SHELL_BUNDLE = `(async () => {
  const root = document.getElementById('root');
  const state = window.__STATE__;
  const reply = await fetch('/api/page?path=' + encodeURIComponent(location.pathname + location.search));
  const page = await reply.json();
  document.title = page.title;
  const header = document.createElement('header');
  header.className = 'site';
  const brand = document.createElement('a');
  brand.className = 'brand';
  brand.href = state.home;
  brand.textContent = state.brand;
  const nav = document.createElement('nav');
  for (const link of state.links) {
    const anchor = document.createElement('a');
    anchor.href = link.href;
    anchor.textContent = link.label;
    nav.append(anchor);
  }
  header.append(brand, nav);
  const body = document.createElement('div');
  body.innerHTML = page.html;
  root.replaceChildren(header, body);
  document.documentElement.dataset.drawn = 'true';
})();
`;
