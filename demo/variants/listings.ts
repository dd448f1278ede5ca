import { writePlainAddress } from '../page/contact-block.ts';
import { writeDocument } from '../page/document.ts';
import { escapeHtml } from '../page/escape.ts';
import { writeSitePage } from '../page/site-page.ts';
import { findPage } from '../site/pages.ts';
import { htmlReply, type Reply, type Visit } from '../site/visit.ts';
import type { DemoSite } from '../web.ts';
import type { Variant } from '../variant.ts';

/** Directories of the nice companies, ten to a page, with each common way to the next page. */
export const LISTING_VARIANTS: readonly Variant[] = [
  {
    name: 'directory-paged',
    outcome: 'facts',
    expectation: 'Finds the repeating card and follows ?page=N with rel=next to the last page.',
    answer: (visit) =>
      answerListing(visit, (page, last) =>
        page < last ? `<a rel="next" href="/companies?page=${page + 1}">Next</a>` : '',
      ),
  },
  {
    name: 'directory-numbered',
    outcome: 'facts',
    expectation: 'Follows numbered links where nothing says which is the next.',
    answer: (visit) =>
      answerListing(visit, (_page, last) =>
        Array.from(
          { length: last },
          (_, at) => `<a href="/companies?page=${at + 1}">${at + 1}</a>`,
        ).join(' '),
      ),
  },
  {
    name: 'directory-load-more',
    outcome: 'facts',
    expectation: 'Follows a “Load more” link that a script turns into a button.',
    answer: (visit) =>
      answerListing(visit, (page, last) =>
        page < last
          ? `<a class="load-more button" href="/companies?page=${page + 1}">Load more</a>${LOAD_MORE}`
          : '',
      ),
  },
  {
    name: 'directory-scroll',
    outcome: 'facts',
    expectation: 'Scrolls in a browser for the cards that a script fetches, or finds its JSON.',
    answer: (visit) =>
      visit.url.pathname === '/api/companies'
        ? answerListingJson(visit)
        : answerListing(visit, () => SCROLL),
  },
  {
    name: 'directory-details',
    outcome: 'facts',
    expectation: 'Keeps the companies apart whose pages stand side by side on one host.',
    answer: (visit) => {
      const slug = /^\/company\/([\w-]+)$/.exec(visit.url.pathname)?.[1];
      if (slug !== undefined) return answerDetail(visit, slug);
      return answerListing(visit, (page, last) =>
        page < last ? `<a rel="next" href="/companies?page=${page + 1}">Next</a>` : '',
      );
    },
  },
];

const PAGE_SIZE = 10;

function answerListing(
  visit: Visit,
  writePager: (page: number, last: number) => string,
): Reply | null {
  const { site, url, originOf, neighbours } = visit;
  const home = url.pathname === '/' ? findPage(site, url) : null;
  if (home) {
    const more = '<p><a class="button" href="/companies">All companies</a></p>';
    return htmlReply(writeSitePage(site, home, { origin: originOf(site.slug), more }));
  }
  if (url.pathname !== '/companies') return null;
  const page = Number(url.searchParams.get('page') ?? 1);
  const last = Math.ceil(neighbours.length / PAGE_SIZE);
  const cards = cardsOf(visit, page).join('\n');
  return document(
    site,
    `Companies, page ${page}`,
    `<main><h1>Companies</h1><div class="cards listing">${cards}</div><p class="pager">${writePager(page, last)}</p></main>`,
  );
}

function cardsOf({ site, url, neighbours, originOf }: Visit, page: number): string[] {
  const hasDetails = site.variant.name === 'directory-details';
  return neighbours
    .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
    .map(({ slug, company, city }) => {
      const href = hasDetails ? new URL(`/company/${slug}`, url).pathname : `${originOf(slug)}/`;
      const phone = company.phones[0]?.printed ?? '';
      return `<article class="card"><h3><a href="${href}">${escapeHtml(company.name)}</a></h3><p class="role">${escapeHtml(company.industry)}, ${escapeHtml(city)}</p><p>${phone}</p></article>`;
    });
}

function answerListingJson(visit: Visit): Reply {
  const page = Number(visit.url.searchParams.get('page') ?? 1);
  return {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cards: cardsOf(visit, page) }),
  };
}

function answerDetail({ site, neighbours, originOf }: Visit, slug: string): Reply | null {
  const listed = neighbours.find((neighbour) => neighbour.slug === slug);
  if (!listed) return null;
  const { company } = listed;
  const [phone] = company.phones;
  return document(
    site,
    company.name,
    `<main itemscope itemtype="https://schema.org/${listed.schemaType}"><h1 itemprop="name">${escapeHtml(company.name)}</h1><p itemprop="description">${escapeHtml(company.description)}</p><p>${company.address ? writePlainAddress(company.address) : ''}</p><p itemprop="telephone">${phone?.printed ?? ''}</p><p><a itemprop="url" href="${originOf(slug)}/">Website</a></p><p><a href="/companies">Back to the list</a></p></main>`,
  );
}

function document(site: DemoSite, title: string, body: string): Reply {
  const { language, description } = site.company;
  return htmlReply(
    writeDocument({ language, title, description, themeNumber: site.themeNumber, body }),
  );
}

const LOAD_MORE = `<script>document.querySelector('.load-more').addEventListener('click',async function(e){e.preventDefault();var d=new DOMParser().parseFromString(await(await fetch(this.href)).text(),'text/html');document.querySelector('.listing').append(...d.querySelectorAll('.listing>*'));var n=d.querySelector('.load-more');if(n)this.href=n.href;else this.remove()})</script>`;

const SCROLL = `<span id="end">…</span><script>(function(){var p=1,end=document.getElementById('end');new IntersectionObserver(async function(s,o){if(!s[0].isIntersecting)return;var r=await(await fetch('/api/companies?page='+(++p))).json();if(!r.cards.length){o.disconnect();end.remove();return}document.querySelector('.listing').insertAdjacentHTML('beforeend',r.cards.join(''));o.unobserve(end);o.observe(end)}).observe(end)})()</script>`;
