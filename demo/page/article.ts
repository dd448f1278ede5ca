import { copyOf } from '../copy/by-language.ts';
import { fillSlots } from '../copy/copy.ts';
import { rollDice } from '../dice.ts';
import { ARTICLES_PER_LIST, articleCount, listCount, pathOf } from '../site/pages.ts';
import type { DemoSite } from '../web.ts';
import { escapeHtml } from './escape.ts';

/** The title of a site's nth article, from 1. */
export function articleTitle(site: DemoSite, number: number): string {
  const { company, seed } = site;
  const dice = rollDice(seed, site.slug, 'title', number);
  const title = dice.pick(copyOf(company.language).articleTitles);
  return fillSlots(title, slotsOf(site, number));
}

/** An article's text: like its neighbours in manner, different enough never to pass for one of them. */
export function writeArticle(site: DemoSite, number: number): string {
  const copy = copyOf(site.company.language);
  const dice = rollDice(site.seed, site.slug, 'article', number);
  const sentences = dice
    .pickSome(copy.articleSentences, dice.between(9, 15))
    .map((sentence) => fillSlots(sentence, { ...slotsOf(site, number), n: dice.between(3, 97) }));
  const paragraphs = [];
  while (sentences.length > 0) paragraphs.push(sentences.splice(0, dice.between(2, 4)).join(' '));
  const text = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n');
  return `<article><h1>${escapeHtml(articleTitle(site, number))}</h1>${text}${writeNeighbours(site, number)}</article>`;
}

/** One page of the list of articles, with its way to the next. */
export function writeArticleList(site: DemoSite, listNumber: number): string {
  const copy = copyOf(site.company.language);
  const first = (listNumber - 1) * ARTICLES_PER_LIST + 1;
  const last = Math.min(first + ARTICLES_PER_LIST - 1, articleCount(site));
  const items = [];
  for (let number = first; number <= last; number++) {
    items.push(
      `<article class="card"><h3><a href="${pathOf(site, 'article', number)}">${escapeHtml(articleTitle(site, number))}</a></h3></article>`,
    );
  }
  const next =
    listNumber < listCount(site)
      ? `<a rel="next" href="${pathOf(site, 'blog', listNumber + 1)}">${copy.next}</a>`
      : '';
  const previous =
    listNumber > 1
      ? `<a rel="prev" href="${pathOf(site, 'blog', listNumber - 1)}">${copy.previous}</a>`
      : '';
  return `<section><h1>${copy.nav.blog}</h1><div class="cards">${items.join('\n')}</div><p>${previous} ${next}</p></section>`;
}

function writeNeighbours(site: DemoSite, number: number): string {
  if (number >= articleCount(site)) return '';
  const title = escapeHtml(articleTitle(site, number + 1));
  return `<p>${copyOf(site.company.language).readMore}: <a href="${pathOf(site, 'article', number + 1)}">${title}</a></p>`;
}

function slotsOf({ seed, slug, company, city }: DemoSite, number: number) {
  const service = rollDice(seed, slug, 'subject', number).pick(company.services);
  const inSentence = company.language === 'de' ? service : service.toLowerCase();
  return {
    service: company.language === 'en' || company.language === 'de' ? inSentence : service,
    city,
    name: company.name,
    n: number,
  };
}
