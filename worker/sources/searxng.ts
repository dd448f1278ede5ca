import { z } from 'zod';
import { SOURCES } from '../../schema/request/sources.ts';
import { isProviderError, ProviderError } from '../providers/provider-error.ts';
import { questionTexts } from './question-text.ts';
import type { Source } from './source.ts';
import { foundPage } from './web-page.ts';

/**
 * A SearXNG of the operator's own (docs.searxng.org/dev/search_api.html). Its settings have to allow
 * the format `json`; one that does not answers 403.
 */
const reply = z.object({
  results: z.array(
    z.object({
      url: z.string(),
      title: z.string().default(''),
      content: z.string().nullish(),
    }),
  ),
});

export const searxng: Source = {
  id: 'searxng',
  async ask({ providers, env }, { orgId, criteria, cursor, signal }) {
    const [question] = questionTexts(criteria);
    if (!env.SEARXNG_URL || !question?.text) {
      throw new ProviderError('bad_request', 'searxng needs something to look for', {
        provider: 'searxng',
      });
    }
    const page = Number(cursor ?? 1);
    const base = providers.baseUrl('searxng', env.SEARXNG_URL);
    const url = new URL('search', base.endsWith('/') ? base : `${base}/`);
    url.search = new URLSearchParams({
      q: question.text,
      format: 'json',
      pageno: String(page),
      categories: 'general',
    }).toString();
    const answer = await providers
      .call({
        provider: 'searxng',
        orgId,
        operation: 'search',
        url,
        reply,
        key: null,
        deadlineMs: 60_000,
        attemptMs: 20_000,
        signal,
      })
      .catch((error: unknown) => {
        if (!isProviderError(error) || error.status !== 403) throw error;
        const says = 'searxng does not allow the format json: add it to search.formats';
        throw new ProviderError('bad_request', says, { provider: 'searxng', status: 403 });
      });
    const found = answer.results
      .map(({ url: address, title, content }) =>
        foundPage({ url: address, title, description: content ?? undefined }),
      )
      .filter((one) => one !== null);
    const hasMore = answer.results.length > 0 && page < SOURCES.searxng.maxCalls;
    return { found, cursor: hasMore ? String(page + 1) : null };
  },
};
