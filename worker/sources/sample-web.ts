import { DomUtils, parseDocument } from 'htmlparser2';
import type { IcpCriteria } from '../../schema/profile/icp.ts';
import { findIndustry } from '../../schema/request/industries.ts';
import { fold } from '../../schema/request/words.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { type FoundOrganisation, toFound } from './found-organisation.ts';
import type { Source } from './source.ts';

/**
 * The directory of the sample web: made-up companies to practise on, without a key or the internet.
 * It lists all that there are, so what does not fit is left out here.
 */
export const sampleWeb: Source = {
  id: 'sample-web',
  async ask({ fetcher, env }, { criteria, cursor, signal }) {
    const port = env.demoOrigin?.split(':')[1];
    if (!port) throw new ProviderError('bad_request', 'the sample web is off', { provider });
    const page = Number(cursor ?? 1);
    const home = `http://sample.localhost:${port}/directory`;
    const url = page > 1 ? `${home}?page=${page}` : home;
    const answer = await fetcher.fetchPage(url, { signal, limits: { totalMs: 15_000 } });
    signal.throwIfAborted();
    if (!answer.ok || answer.status !== 200) {
      throw new ProviderError('unavailable', 'the sample web does not answer', { provider });
    }
    const document = parseDocument(answer.text);
    const found = DomUtils.filter((node) => isTag(node, 'article'), document)
      .map((card) => readCard(card, url))
      .filter((one) => one !== null && fits(one, criteria))
      .filter((one) => one !== null);
    const next = DomUtils.findOne(
      (node) => node.name === 'a' && node.attribs['rel'] === 'next',
      document.children,
    );
    return { found, cursor: next ? String(page + 1) : null };
  },
};

const provider = 'sample-web';

type Node = Parameters<typeof DomUtils.textContent>[0];

function isTag(node: unknown, name: string): boolean {
  return (node as { name?: string }).name === name;
}

function readCard(card: Node & object, url: string): FoundOrganisation | null {
  const nodes = [card] as never[];
  const link = DomUtils.findOne((node) => node.name === 'a', nodes);
  const texts = DomUtils.filter((node) => isTag(node, 'p'), nodes).map((p) =>
    DomUtils.textContent(p as Node).trim(),
  );
  const [industry, city] = (texts[0] ?? '').split(' · ');
  const website = link?.attribs['href'];
  return toFound({
    key: website,
    url,
    name: link ? DomUtils.textContent(link) : undefined,
    website,
    industry,
    city,
    description: texts.slice(1).join(' '),
  });
}

function fits({ industry, city }: FoundOrganisation, criteria: IcpCriteria): boolean {
  const industries = (criteria.industries ?? []).map((name) => findIndustry(name)?.name ?? name);
  const own = findIndustry(industry ?? '')?.name ?? industry;
  if (industries.length > 0 && !industries.includes(own ?? '')) return false;
  const cities = (criteria.places ?? []).flatMap((place) => (place.city ? [fold(place.city)] : []));
  return cities.length === 0 || cities.includes(fold(city ?? ''));
}
