import { copyOf } from '../copy/by-language.ts';
import { fillSlots } from '../copy/copy.ts';
import { rollDice } from '../dice.ts';
import { hasPage, pathOf, pathOrHome, type Page } from '../site/pages.ts';
import type { DemoSite } from '../web.ts';
import { articleTitle, writeArticle, writeArticleList } from './article.ts';
import { writeContactBlock } from './contact-block.ts';
import { writeDocument } from './document.ts';
import { escapeHtml } from './escape.ts';
import { writeFooter, writeHeader } from './frame.ts';
import { writeJsonLd } from './json-ld.ts';
import { CLOUDFLARE_DECODER } from './mail.ts';
import { writeTeamBlock } from './team-block.ts';

interface Drawing {
  origin: string;
  /** More for the head and the end of the main part, for sites with something up their sleeve. */
  head?: string;
  more?: string;
}

/** A page of a company's site, whole. */
export function writeSitePage(site: DemoSite, page: Page, drawing: Drawing): string {
  const { company, traits } = site;
  const decoder = traits.mail === 'cloudflare' ? CLOUDFLARE_DECODER : '';
  return writeDocument({
    language: company.language,
    title: titleOf(site, page),
    description: company.description,
    themeNumber: site.themeNumber,
    head: headOf(site, page, drawing),
    body: `${writeHeader(site, page)}\n${writeMain(site, page, drawing)}\n${writeFooter(site)}${decoder}`,
  });
}

/** The part of a page between header and footer, hero included. */
export function writeMain(
  site: DemoSite,
  page: Page,
  { more = '' }: Partial<Drawing> = {},
): string {
  const { company, traits } = site;
  const contact =
    traits.place === 'footer' ? '' : writeContactBlock(company, traits, site.schemaType);
  const team = writeTeamBlock(company, traits, site.schemaType);
  const isHere = (kind: Page['kind']) => page.path === pathOrHome(site, kind);
  const parts = [
    MAINS[page.kind](site, page.number),
    isHere('about') ? writeAbout(site, page.kind === 'home') : '',
    isHere(traits.place === 'legal' ? 'legal' : 'contact') ? contact : '',
    isHere('team') ? team : '',
    more,
  ];
  const hero = page.kind === 'home' ? writeHero(site) : '';
  return `${hero}<main>${parts.join('\n')}</main>`;
}

export function titleOf(site: DemoSite, page: Page): string {
  const { company } = site;
  if (page.kind === 'home') return `${company.name} – ${company.industry}`;
  const label =
    page.kind === 'article'
      ? articleTitle(site, page.number)
      : copyOf(company.language).nav[page.kind];
  return `${label} | ${company.name}`;
}

function headOf(site: DemoSite, page: Page, { origin, head = '' }: Drawing): string {
  const { company, traits } = site;
  const showsCompany = page.kind === 'home' || page.kind === 'contact';
  const jsonLd =
    showsCompany || traits.markup === 'json-ld-graph'
      ? writeJsonLd(company, traits, { origin, schemaType: site.schemaType })
      : '';
  return `<link rel="canonical" href="${origin}${page.path}">
<meta property="og:site_name" content="${escapeHtml(company.name)}">
${jsonLd}${head}`;
}

function writeHero(site: DemoSite): string {
  const { company } = site;
  const copy = copyOf(company.language);
  const booking = company.hasOnlineBooking
    ? `<p><a class="button" href="${pathOrHome(site, 'contact')}">${copy.bookOnline}</a></p>`
    : '';
  return `<div class="hero"><h1>${escapeHtml(site.tagline)}</h1><p>${escapeHtml(company.description)}</p>${booking}</div>`;
}

type Main = (site: DemoSite, number: number) => string;

const MAINS: Record<Page['kind'], Main> = {
  home: (site) => {
    const { company } = site;
    const copy = copyOf(company.language);
    const welcome = rollDice(site.seed, site.slug, 'welcome').pick(copy.welcome);
    const booking = company.hasOnlineBooking
      ? `<section><h2>${copy.bookOnline}</h2><p>${copy.bookingText}</p></section>`
      : '';
    return `<section><p class="faint">${escapeHtml(company.industry)}</p><p>${fillIn(site, welcome)}</p></section>${writeServiceCards(site, 3)}${booking}`;
  },
  contact: ({ company }) => {
    const copy = copyOf(company.language);
    const booking = company.hasOnlineBooking ? `<p>${copy.bookingText}</p>` : '';
    return `<section><h1>${copy.nav.contact}</h1><p>${copy.contactIntro}</p>${booking}<form method="post"><label for="message">${copy.message}</label><textarea id="message" name="message" rows="4"></textarea><p><button class="button">${copy.send}</button></p></form></section>`;
  },
  team: ({ company }) => {
    const copy = copyOf(company.language);
    return `<h1>${copy.nav.team}</h1><p>${escapeHtml(company.industry)} · ${escapeHtml(company.name)}</p>`;
  },
  about: () => '',
  services: (site) =>
    `<h1>${copyOf(site.company.language).nav.services}</h1>${writeServiceCards(site, 6)}`,
  legal: ({ company }) => {
    const copy = copyOf(company.language);
    const text = copy.legal.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
    return `<h1>${copy.nav.legal}</h1><p>${escapeHtml(company.legalName)}</p>${text}`;
  },
  blog: writeArticleList,
  article: writeArticle,
};

function writeAbout(site: DemoSite, isSection: boolean): string {
  const copy = copyOf(site.company.language);
  const level = isSection ? 'h2' : 'h1';
  // Sites that don't say when they were founded leave out the sentence that tells it.
  const sentences = copy.about.filter(
    (sentence) => site.company.founded !== undefined || !sentence.includes('{founded}'),
  );
  const text = sentences.map((sentence) => `<p>${fillIn(site, sentence)}</p>`).join('\n');
  return `<section><${level}>${copy.nav.about}</${level}>${text}</section>`;
}

function writeServiceCards(site: DemoSite, atMost: number): string {
  const { company } = site;
  const copy = copyOf(company.language);
  const dice = rollDice(site.seed, site.slug, 'services');
  const cards = company.services.slice(0, atMost).map((service) => {
    const text = dice.pick(copy.service);
    return `<article class="card"><h3>${escapeHtml(service)}</h3><p>${escapeHtml(text)}</p></article>`;
  });
  const all =
    hasPage(site, 'services') && atMost < company.services.length
      ? `<p><a href="${pathOf(site, 'services')}">${copy.readMore}</a></p>`
      : '';
  return `<section><h2>${copy.ourServices}</h2><div class="cards">${cards.join('\n')}</div>${all}</section>`;
}

function fillIn({ company, city }: DemoSite, text: string): string {
  return escapeHtml(
    fillSlots(text, {
      name: company.name,
      city,
      founded: company.founded ?? '',
    }),
  );
}
