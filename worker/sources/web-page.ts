import { parse } from 'tldts';
import { type FoundOrganisation, toFound } from './found-organisation.ts';

/**
 * What a search engine's hit says of an organisation: its site. Directories, networks and papers
 * tell of others, and are left out; the site itself is asked for the rest.
 */
export function foundPage(page: {
  url: string;
  title: string;
  description?: string | undefined;
}): FoundOrganisation | null {
  const url = URL.parse(page.url);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const { domain, isIp, isPrivate, publicSuffix } = parse(url.hostname, {
    allowPrivateDomains: true,
  });
  if (
    !domain ||
    isIp ||
    isPrivate ||
    /^(?:gov|edu|mil|gov\.\w\w|ac\.uk)$/.test(publicSuffix ?? '')
  ) {
    return null;
  }
  if (NOT_A_BUSINESS.has(domain.split('.')[0] ?? '')) return null;
  return toFound({
    key: domain,
    url: page.url,
    name: nameOf(page.title, domain),
    website: url.origin,
    description: page.description?.replace(/<[^>]*>/g, ''),
  });
}

/** The part of a title that the domain repeats, else the domain: titles say much else. */
function nameOf(title: string, domain: string): string {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const label = plain(domain.split('.')[0] ?? '');
  const parts = title
    .replace(/<[^>]*>/g, '')
    .split(/\s[|–—·:-]\s|\s?\|\s?/)
    .map((part) => part.trim());
  const own = parts.find((part) => {
    const text = plain(part);
    return text.length > 2 && (label.includes(text) || text.includes(label));
  });
  return own && own.length <= 80 ? own : domain;
}

/** Sites that list, rate or report, by the first label of their domain. */
const NOT_A_BUSINESS = new Set(
  'facebook instagram linkedin twitter x youtube tiktok pinterest reddit quora medium wikipedia wikidata amazon ebay etsy yelp tripadvisor trustpilot yell yellowpages thomsonlocal checkatrade bark houzz clutch g2 capterra crunchbase glassdoor indeed foursquare booking opentable treatwell doctolib jameda gelbeseiten pagesjaunes 11880 kununu goudengids paginasamarillas google bing apple github bbc theguardian nytimes forbes nhs whatclinic toothpick dentalpractices bestdentists threebestrated cylex mapquest hotfrog freeindex scoot 192 nextdoor angi thumbtack zocdoc healthgrades justia avvo findlaw expedia airbnb timeout wordpress blogspot wixsite squarespace'.split(
    ' ',
  ),
);
