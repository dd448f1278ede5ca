import type { Sql } from '../../platform/sql.ts';
import type { RunStep, StepSource } from '../../schema/enrichment/run.ts';

/**
 * The steps of one run, as its row shows them. Written while a person may look on; of a run in a
 * batch, whose steps nobody watches, only at its end.
 */
export class RunLog {
  readonly #sql: Sql;
  readonly #runId: string;
  readonly #isWatched: boolean;
  readonly #steps: Map<StepSource, RunStep>;
  #writing: Promise<unknown> = Promise.resolve();
  #isDirty = false;

  constructor(sql: Sql, runId: string, sources: readonly StepSource[], isWatched: boolean) {
    this.#sql = sql;
    this.#runId = runId;
    this.#isWatched = isWatched;
    this.#steps = new Map(
      sources.map((source) => [source, { source, state: 'waiting' as const, added: [] }]),
    );
  }

  get steps(): RunStep[] {
    return [...this.#steps.values()];
  }

  set(step: Omit<RunStep, 'added'> & { added?: string[] }): void {
    this.#steps.set(step.source, { added: [], ...step });
    if (!this.#isWatched) return;
    this.#isDirty = true;
    // One write at a time; what changes meanwhile goes with the next.
    this.#writing = this.#writing.then(() => this.#write()).catch(() => undefined);
  }

  /** Says which fields each source has added, and leaves no step waiting. */
  credit(saved: readonly { field: string; source: StepSource }[]): void {
    for (const step of this.#steps.values()) {
      const added = saved.filter(({ source }) => source === step.source).map(({ field }) => field);
      if (added.length > 0) this.#steps.set(step.source, { ...step, state: 'found', added });
      else if (step.state === 'waiting' || step.state === 'running') {
        this.#steps.set(step.source, { ...step, state: 'skipped', reason: 'out_of_time' });
      }
    }
  }

  /** When what was begun has been written. */
  settled(): Promise<unknown> {
    return this.#writing;
  }

  async #write(): Promise<void> {
    if (!this.#isDirty) return;
    this.#isDirty = false;
    const sql = this.#sql;
    await sql`
      update enrichment_run set steps = ${JSON.stringify(this.steps)}::text::jsonb
      where id = ${this.#runId} and state = 'running'`;
  }
}
