import type { z } from 'zod';
import { FetchFailure } from '../../platform/http/fetch-failure.ts';
import type { Answer } from './exchange.ts';
import { ProviderError, type ProviderErrorKind } from './provider-error.ts';

interface Question<Reply> {
  provider: string;
  reply: z.ZodType<Reply>;
  notFoundStatuses?: readonly number[];
  kindOf?: (status: number, body: unknown) => ProviderErrorKind | null;
}

const SAYS: Record<ProviderErrorKind, string> = {
  no_key: 'has no key',
  unauthorized: 'does not take the key, or its plan is used up',
  limited: 'was asked too much at once',
  unavailable: 'is not to be had',
  bad_reply: 'answered in another form than documented',
  bad_request: 'refused the question',
  not_found: 'knows nothing of this',
};

/** How one try ended. */
export type Attempt<Reply> = { reply: Reply } | { error: ProviderError; mayRetry: boolean };

/** What an answer amounts to: by its status first, then by its shape. */
export function judgeAnswer<Reply>(call: Question<Reply>, answer: Answer): Attempt<Reply> {
  const { provider, notFoundStatuses = [404] } = call;
  const { status, retryAfterMs } = answer;
  const fail = (kind: ProviderErrorKind, says: string, mayRetry = false): Attempt<Reply> => ({
    error: new ProviderError(kind, `${provider} ${says}`, { provider, status, retryAfterMs }),
    mayRetry,
  });
  const own = status >= 400 ? call.kindOf?.(status, parseJson(answer.text)) : null;
  if (own) return fail(own, SAYS[own], own === 'limited' || own === 'unavailable');
  if (notFoundStatuses.includes(status)) return fail('not_found', 'knows nothing of this');
  if (status === 401) return fail('unauthorized', 'does not take the key');
  if (status === 402) return fail('unauthorized', 'wants to be paid: the plan is used up');
  if (status === 403) return fail('unauthorized', 'does not allow this with the key’s plan');
  if (status === 429) return fail('limited', 'was asked too much at once', true);
  if (status === 408 || status >= 500) return fail('unavailable', `answered ${status}`, true);
  if (status >= 400) return fail('bad_request', `refused the question (${status})`);
  if (status >= 300) return fail('bad_reply', `answered ${status}, which leads elsewhere`);
  const json = parseJson(answer.text);
  if (json === undefined) return fail('bad_reply', 'answered something that is not JSON');
  const parsed = call.reply.safeParse(json);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    return fail('bad_reply', `answered in another form than documented${where && ` (${where})`}`);
  }
  return { reply: parsed.data };
}

/** What the lack of an answer amounts to. Throws what is no failure of the network. */
export function judgeFailure<Reply>(call: Question<Reply>, error: unknown): Attempt<Reply> {
  if (!(error instanceof FetchFailure)) throw error;
  const { provider } = call;
  const isOurs = error.kind === 'too_large' || error.kind === 'bad_encoding';
  const kind = isOurs ? 'bad_reply' : 'unavailable';
  const mayRetry = ['dns', 'refused', 'reset', 'network', 'timeout'].includes(error.kind);
  const says =
    error.kind === 'timeout' ? 'did not answer in time' : `can’t be reached (${error.kind})`;
  const message = isOurs ? `${provider} answered too much or unreadably` : `${provider} ${says}`;
  return { error: new ProviderError(kind, message, { provider }), mayRetry };
}

/** Undefined when it is no JSON; an empty body is null. */
function parseJson(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
