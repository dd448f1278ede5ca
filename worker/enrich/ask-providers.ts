import type { EnrichedField } from '../../schema/enrichment/fields.ts';
import type { EnrichmentMode, EnrichmentProvider } from '../../schema/enrichment/providers.ts';
import type { RunStep, StepReason } from '../../schema/enrichment/run.ts';
import type { Enricher, EnrichmentSubject, FoundValue } from '../providers/enrichers/enricher.ts';
import { isProviderError } from '../providers/provider-error.ts';

/** A provider as the org has it. */
export interface ProviderSeat {
  enricher: Enricher;
  isOn: boolean;
  key: string | null;
}

export interface AskOptions {
  mode: EnrichmentMode;
  /** Fields that are worth asking for. */
  wanted: ReadonlySet<EnrichedField>;
  /** Epoch milliseconds: nobody is asked after it. */
  deadline: number;
  now: () => number;
  /** Puts the question, or finds the answer to it that is kept. Throws `ProviderError`. */
  ask(
    seat: ProviderSeat & { key: string },
    subject: EnrichmentSubject,
    deadlineMs: number,
  ): Promise<{ found: FoundValue[]; isCached: boolean }>;
  /** Sets a credit aside before the first question; false when there is none. */
  hold(): Promise<boolean>;
  onStep(step: RunStep): void;
}

export interface ProviderAnswer {
  provider: EnrichmentProvider;
  found: FoundValue[];
}

/** No provider of a waterfall may use up what the ones after it need. */
const MAX_TURN_MS = 4_000;
/** With less than this left a question would only be cut short. */
const MIN_TURN_MS = 300;

/**
 * Asks an org's providers about a lead. In a waterfall each is asked for what those before it left
 * open, knowing what they found; in parallel all are asked at once. What a provider does wrong is its
 * own step's end and nobody else's.
 */
export async function askProviders(
  subject: EnrichmentSubject,
  seats: readonly ProviderSeat[],
  options: AskOptions,
): Promise<ProviderAnswer[]> {
  const held = lazyOnce(() => options.hold());
  if (options.mode === 'parallel') {
    const answers = await Promise.all(
      seats.map((seat) => takeTurn(seat, subject, options.wanted, held, options)),
    );
    return answers.filter((answer) => answer !== null);
  }
  const answers: ProviderAnswer[] = [];
  const open = new Set(options.wanted);
  let known = subject;
  for (const seat of seats) {
    const answer = await takeTurn(seat, known, open, held, options);
    if (!answer) continue;
    answers.push(answer);
    for (const { field } of answer.found) open.delete(field);
    known = learn(known, answer.found);
  }
  return answers;
}

async function takeTurn(
  seat: ProviderSeat,
  subject: EnrichmentSubject,
  open: ReadonlySet<EnrichedField>,
  held: () => Promise<boolean>,
  options: AskOptions,
): Promise<ProviderAnswer | null> {
  const source = seat.enricher.id;
  const end = (step: Omit<RunStep, 'source' | 'added'>) =>
    options.onStep({ source, added: [], ...step });
  const reason = await whyNot(seat, subject, open, held, options);
  if (reason) {
    end({ state: 'skipped', reason });
    return null;
  }
  end({ state: 'running' });
  const startedAt = options.now();
  const left = options.deadline - startedAt;
  const turnMs = options.mode === 'waterfall' ? Math.min(MAX_TURN_MS, left) : left;
  try {
    const asked = { ...seat, key: seat.key ?? '' };
    const { found, isCached } = await options.ask(asked, subject, turnMs);
    const durationMs = Math.round(options.now() - startedAt);
    end({ state: 'nothing', durationMs, ...(isCached ? { isCached } : {}) });
    return { provider: source, found };
  } catch (error) {
    if (!isProviderError(error)) throw error;
    const durationMs = Math.round(options.now() - startedAt);
    if (error.kind === 'not_found') end({ state: 'nothing', durationMs });
    else end({ state: 'failed', reason: error.kind, durationMs });
    return null;
  }
}

async function whyNot(
  { enricher, isOn, key }: ProviderSeat,
  subject: EnrichmentSubject,
  open: ReadonlySet<EnrichedField>,
  held: () => Promise<boolean>,
  { deadline, now }: AskOptions,
): Promise<StepReason | null> {
  if (!isOn) return 'off';
  if (key === null) return 'no_key';
  if (!enricher.fields.some((field) => open.has(field))) return 'not_needed';
  if (enricher.question(subject) === null) return 'nothing_to_ask';
  if (deadline - now() < MIN_TURN_MS) return 'out_of_time';
  return (await held()) ? null : 'no_credits';
}

/** What one provider found, the next may ask by. */
function learn(subject: EnrichmentSubject, found: readonly FoundValue[]): EnrichmentSubject {
  const learned = { ...subject };
  for (const field of ['email', 'phone', 'linkedin', 'city', 'street', 'country'] as const) {
    learned[field] ??= found.find((value) => value.field === field)?.value ?? null;
  }
  return learned;
}

function lazyOnce(ask: () => Promise<boolean>): () => Promise<boolean> {
  let answer: Promise<boolean> | null = null;
  return () => (answer ??= ask());
}
