import { z } from 'zod';
import { SOURCES } from '../../schema/request/sources.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { questionTexts } from './question-text.ts';
import type { Source } from './source.ts';
import { foundPage } from './web-page.ts';

/** Brave's Web Search API: 20 hits a page, `offset` counts pages from 0 to 9. */
const { perCall, maxCalls, callMicros } = SOURCES.brave;

const reply = z.object({
  query: z.object({ more_results_available: z.boolean().optional() }).optional(),
  /** Left out when nothing matches. */
  web: z
    .object({
      results: z.array(
        z.object({
          url: z.string(),
          title: z.string(),
          description: z.string().optional(),
        }),
      ),
    })
    .optional(),
});

export const brave: Source = {
  id: 'brave',
  async ask({ providers }, { orgId, runId, criteria, cursor, key, signal }) {
    const [question] = questionTexts(criteria);
    if (!question?.text) {
      throw new ProviderError('bad_request', 'brave needs something to look for', {
        provider: 'brave',
      });
    }
    const page = Number(cursor ?? 0);
    const url = new URL(
      '/res/v1/web/search',
      providers.baseUrl('brave', 'https://api.search.brave.com'),
    );
    const country = question.place?.country;
    url.search = new URLSearchParams({
      // Longer ones are refused.
      q: question.text.slice(0, 400),
      count: String(perCall),
      offset: String(page),
      result_filter: 'web',
      ...(country && COUNTRIES.has(country) && { country }),
    }).toString();
    const answer = await providers.call({
      provider: 'brave',
      orgId,
      operation: 'web-search',
      url,
      headers: { 'x-subscription-token': key ?? '' },
      reply,
      key,
      deadlineMs: 60_000,
      attemptMs: 15_000,
      signal,
      cost: { kind: 'search', micros: callMicros ?? 0, runId },
    });
    const found = (answer.web?.results ?? [])
      .map((result) => foundPage(result))
      .filter((one) => one !== null);
    const hasMore = answer.query?.more_results_available === true && page + 1 < maxCalls;
    return { found, cursor: hasMore ? String(page + 1) : null };
  },
};

/** The countries that the API knows. */
const COUNTRIES = new Set(
  'AR AU AT BE BR CA CL DK FI FR DE GR HK IN ID IT JP KR MY MX NL NZ NO CN PL PT PH RU SA ZA ES SE CH TW TR GB US'.split(
    ' ',
  ),
);
