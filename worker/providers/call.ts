import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Agent } from 'undici';
import type { z } from 'zod';
import { type Cost, recordCost } from '../../platform/cost.ts';
import { createGuardedAgent } from '../../platform/http/guarded-agent.ts';
import type { Log } from '../../platform/log.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CostKind } from '../../schema/cost/table.ts';
import { newId } from '../../schema/id.ts';
import { Breaker } from './breaker.ts';
import { exchange, type Exchange, type RequestBody } from './exchange.ts';
import { HealthBook } from './health-book.ts';
import { measureCall } from './call-metrics.ts';
import { type Attempt, judgeAnswer, judgeFailure } from './judge-answer.ts';
import { isProviderError, ProviderError, type ProviderErrorKind } from './provider-error.ts';

export interface ProviderCall<Reply> {
  /** Names breaker, health, metrics and costs: 'hunter', 'google-places', … */
  provider: string;
  orgId: string;
  /** The provider's operation, as its cost is booked: 'domain-search'. */
  operation: string;
  method?: 'GET' | 'POST';
  /** Built on `client.baseUrl(provider, …)`. */
  url: URL;
  headers?: Record<string, string>;
  body?: RequestBody;
  /** What the answer's JSON must be; what it does not name is dropped or refused as it says. */
  reply: z.ZodType<Reply>;
  /** The secret that the call is made with; each has a breaker of its own. Null without one. */
  key: string | null;
  /** For all tries together; 10 s when left out. */
  deadlineMs?: number;
  /** For each try; the whole deadline when left out. */
  attemptMs?: number;
  /** After decompression; 2 MB when left out. */
  maxBytes?: number;
  /** Says nothing of the provider when it is aborted, unless for a `ProviderError`: its silence. */
  signal?: AbortSignal;
  /** Statuses by which the provider says that it knows nothing of this; 404 when left out. */
  notFoundStatuses?: readonly number[];
  /** What a refusal means where the provider does not follow custom; null: it does. */
  kindOf?: (status: number, body: unknown) => ProviderErrorKind | null;
  /** What a good answer costs, in millionths of a US dollar; nothing is booked when left out. */
  cost?: CallCost<Reply>;
}

export interface CallCost<Reply> {
  kind: CostKind;
  micros: number | ((reply: Reply) => number);
  leadId?: string | null;
  taskId?: string | null;
  runId?: string | null;
}

export interface ProviderClientOptions {
  /** As `quarry_system`. */
  sql: Sql;
  log: Log;
  /** `localhost:PORT` or `*.localhost:PORT`: what may be dialled although it is on this machine. */
  allowedOrigins?: readonly string[];
  /** `host:port` of services in a private network that the operator has named (env.ts). */
  privateHosts?: readonly string[];
  /** Where a provider is to be asked instead, for tests; the guard judges these as any other. */
  baseUrls?: (provider: string) => string | null;
  /** Waits between tries; tests make them short. */
  retryDelaysMs?: readonly number[];
  now?: () => number;
}

/** Up to four tries: 429 and 5xx, timeouts and broken connections. What is refused is never repeated. */
export const RETRY_DELAYS_MS = [2_000, 4_000, 8_000] as const;
const DEADLINE_MS = 10_000;
const MAX_BYTES = 2 * 1024 * 1024;
/** A key that the provider does not take is not shown to it again for a while. */
const UNAUTHORIZED_MS = 600_000;

/**
 * The one way to ask a provider's HTTP API: guarded, bounded in time and size, tried again where that
 * may help, checked by zod, behind a breaker per provider and key, with its health and costs written
 * down. Throws `ProviderError`, and the signal's reason when it was aborted.
 */
export class ProviderClient {
  readonly health: HealthBook;
  readonly #options: ProviderClientOptions;
  readonly #agent: Agent;
  /** For named private hosts alone. */
  readonly #privateAgent = new Agent({ connect: { timeout: 5_000 }, pipelining: 1 });
  readonly #breakers = new Map<string, Breaker>();

  constructor(options: ProviderClientOptions) {
    this.#options = options;
    this.health = new HealthBook(options);
    this.#agent = createGuardedAgent({
      allowedOrigins: options.allowedOrigins ?? [],
      connectTimeoutMs: 5_000,
    });
  }

  /** Where the provider's API is: as documented, unless a test says otherwise. */
  baseUrl(provider: string, documented: string): string {
    return this.#options.baseUrls?.(provider) ?? documented;
  }

  async call<Reply>(call: ProviderCall<Reply>): Promise<Reply> {
    const startedAt = this.#now();
    const deadline = startedAt + (call.deadlineMs ?? DEADLINE_MS);
    const delays = this.#options.retryDelaysMs ?? RETRY_DELAYS_MS;
    for (let attempt = 0; ; attempt++) {
      const outcome = await this.#attempt(call, deadline);
      if ('reply' in outcome) {
        await this.#bookCost(call, outcome.reply, this.#now() - startedAt);
        return outcome.reply;
      }
      const { error, mayRetry } = outcome;
      const planned = delays[attempt];
      if (!mayRetry || planned === undefined || this.#breakerOf(call).state === 'open') throw error;
      const waitMs = Math.max(planned, error.retryAfterMs ?? 0);
      if (this.#now() + waitMs >= deadline) throw error;
      await delay(waitMs, undefined, call.signal ? { signal: call.signal } : {}).catch(() => {
        call.signal?.throwIfAborted();
      });
    }
  }

  async close(): Promise<void> {
    await this.health.close();
    await this.#agent.destroy();
    await this.#privateAgent.destroy();
  }

  /** What is in a private network is dialled where the operator has named it, host and port. */
  #wayTo({ protocol, hostname, port }: URL): Pick<Exchange, 'dispatcher' | 'allowedOrigins'> {
    const host = `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
    return this.#options.privateHosts?.includes(host)
      ? { dispatcher: this.#privateAgent, allowedOrigins: null }
      : { dispatcher: this.#agent, allowedOrigins: this.#options.allowedOrigins ?? [] };
  }

  async #attempt<Reply>(call: ProviderCall<Reply>, deadline: number): Promise<Attempt<Reply>> {
    call.signal?.throwIfAborted();
    const breaker = this.#breakerOf(call);
    if (!breaker.admits(this.#now())) throw this.#shortCircuit(call, breaker);
    const startedAt = this.#now();
    const leftMs = deadline - startedAt;
    const answered: Attempt<Reply> = await exchange({
      ...this.#wayTo(call.url),
      method: call.method ?? (call.body ? 'POST' : 'GET'),
      url: call.url,
      headers: call.headers ?? {},
      body: call.body ?? null,
      withinMs: Math.min(call.attemptMs ?? leftMs, leftMs),
      maxBytes: call.maxBytes ?? MAX_BYTES,
      signal: call.signal,
    }).then(
      (answer) => judgeAnswer(call, answer),
      (error: unknown) => judgeFailure(call, error),
    );
    const reason: unknown = call.signal?.aborted ? call.signal.reason : null;
    if (call.signal?.aborted && !isProviderError(reason)) {
      breaker.abandon();
      throw reason;
    }
    const outcome = isProviderError(reason) ? { error: reason, mayRetry: false } : answered;
    this.#settle(call, breaker, outcome, this.#now() - startedAt);
    return outcome;
  }

  #settle<Reply>(
    call: ProviderCall<Reply>,
    breaker: Breaker,
    outcome: Attempt<Reply>,
    durationMs: number,
  ): void {
    const error = 'error' in outcome ? outcome.error : null;
    const now = this.#now();
    if (error === null || error.kind === 'not_found' || error.kind === 'bad_request') {
      breaker.succeed();
    } else if (error.status === 401) breaker.trip(now, UNAUTHORIZED_MS);
    else if (error.kind === 'limited' && error.retryAfterMs !== null && !fitsRetry(error)) {
      breaker.trip(now, error.retryAfterMs);
    } else breaker.fail(now);
    const kind: ProviderErrorKind | 'ok' = error?.kind ?? 'ok';
    measureCall(call.provider, kind, durationMs);
    this.health.note({
      orgId: call.orgId,
      provider: call.provider,
      outcome: kind,
      message: error?.message ?? null,
      durationMs,
      state: breaker.state,
      openUntil: breaker.openUntil,
    });
    if (error) {
      const { provider, operation } = call;
      const { status } = error;
      this.#options.log.debug({ provider, operation, kind, status, durationMs }, 'provider call');
    }
  }

  #shortCircuit<Reply>(call: ProviderCall<Reply>, breaker: Breaker): ProviderError {
    measureCall(call.provider, 'short_circuit', 0);
    const retryAfterMs = Math.max(0, (breaker.openUntil ?? 0) - this.#now());
    return new ProviderError(
      'unavailable',
      `${call.provider} has failed several times in a row and is left alone for a while`,
      { provider: call.provider, retryAfterMs, isShortCircuit: true },
    );
  }

  async #bookCost<Reply>(call: ProviderCall<Reply>, reply: Reply, durationMs: number) {
    if (!call.cost) return;
    const { kind, micros, leadId, taskId, runId } = call.cost;
    const cost: Cost = {
      // A repeat of the job asks again and pays again, so each call is a cost of its own.
      id: newId(),
      orgId: call.orgId,
      kind,
      provider: call.provider,
      operation: call.operation,
      leadId: leadId ?? null,
      taskId: taskId ?? null,
      runId: runId ?? null,
      costMicros: typeof micros === 'number' ? micros : micros(reply),
      durationMs,
    };
    this.health.noteCost(call.orgId, call.provider, cost.costMicros);
    await recordCost(this.#options.sql, cost);
  }

  #breakerOf({ provider, orgId, key }: Pick<ProviderCall<unknown>, 'provider' | 'orgId' | 'key'>) {
    const id = `${provider}:${key === null ? orgId : createHash('sha256').update(key).digest('hex')}`;
    const known = this.#breakers.get(id);
    if (known) {
      // The most recently used stay.
      this.#breakers.delete(id);
      this.#breakers.set(id, known);
      return known;
    }
    const made = new Breaker();
    this.#breakers.set(id, made);
    const oldest = this.#breakers.size > MAX_BREAKERS ? this.#breakers.keys().next().value : null;
    if (oldest) this.#breakers.delete(oldest);
    return made;
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}

const MAX_BREAKERS = 10_000;
/** A limit that is over this soon is waited for; a longer one keeps all other calls away too. */
const SHORT_LIMIT_MS = 8_000;
const fitsRetry = (error: ProviderError) => (error.retryAfterMs ?? 0) <= SHORT_LIMIT_MS;
