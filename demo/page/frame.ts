import { copyOf } from '../copy/by-language.ts';
import type { PageKind } from '../copy/copy.ts';
import { hasPage, pathOf, type Page } from '../site/pages.ts';
import type { DemoSite } from '../web.ts';
import { writeContactBlock } from './contact-block.ts';
import { writeLogo } from './document.ts';
import { escapeHtml } from './escape.ts';

const HEADER_KINDS = ['home', 'services', 'about', 'team', 'blog', 'contact'] as const;

/** The top of every page: mark, name, ways to the other pages. */
export function writeHeader(site: DemoSite, page: Page): string {
  const { company, themeNumber } = site;
  const links = HEADER_KINDS.filter((kind) => hasPage(site, kind)).map((kind) =>
    writeNavLink(site, kind, page),
  );
  return `<header class="site"><a class="brand" href="/">${writeLogo(themeNumber, company.name.slice(0, 1))}<span>${escapeHtml(company.name)}</span></a><nav>${links.join('')}</nav></header>`;
}

/** The foot of every page. Some sites say how to reach them only here. */
export function writeFooter(site: DemoSite): string {
  const { company, traits, schemaType } = site;
  const copy = copyOf(company.language);
  const contact = traits.place === 'footer' ? writeContactBlock(company, traits, schemaType) : '';
  const socials = Object.entries(company.socials).map(
    ([network, url]) => `<li><a href="${url}">${SOCIAL_NAMES[network] ?? network}</a></li>`,
  );
  const legal = hasPage(site, 'legal')
    ? `<li><a href="${pathOf(site, 'legal')}">${copy.nav.legal}</a></li>`
    : '';
  return `<footer class="site">${contact}<ul>${legal}${socials.join('')}</ul><p>© ${escapeHtml(company.legalName)}</p></footer>`;
}

const SOCIAL_NAMES: Record<string, string> = {
  linkedin: 'LinkedIn',
  facebook: 'Facebook',
  instagram: 'Instagram',
  twitter: 'X',
  youtube: 'YouTube',
};

function writeNavLink(site: DemoSite, kind: PageKind, page: Page): string {
  const current = kind === page.kind ? ' aria-current="page"' : '';
  return `<a href="${pathOf(site, kind)}"${current}>${copyOf(site.company.language).nav[kind]}</a>`;
}
