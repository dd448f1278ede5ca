import { IDBFactory } from 'fake-indexeddb';
import { carryWith } from '../../../client/offline/carry.ts';
import { Journal } from '../../../client/offline/journal.ts';
import { Outbox } from '../../../client/offline/outbox.ts';
import { Performer } from '../../../client/offline/performer.ts';
import { UndoHistory } from '../../../client/offline/undo-history.ts';
import { actAnswers } from '../../../schema/act-delivery.ts';
import { newId } from '../../../schema/id.ts';
import { queries } from '../../../schema/queries.ts';
import { openZero } from '../../device.ts';
import { type Cable, layCable } from './cable.ts';

const RETRY_MS = 500;

export interface ClientOptions {
  url: string;
  cookie: string;
  userId: string;
  orgId: string;
  pipelineId: string;
}

/** A lead and a deal as every screen and the database must agree on them. */
export type Picture = Record<string, Record<string, unknown>>;

/** The app without its screen: real Zero, real outbox, a line of its own that can be cut. */
export class ConvergeClient {
  readonly cable: Cable;
  readonly performer: Performer;
  readonly outbox: Outbox;
  readonly #zero: ReturnType<typeof openZero>;
  readonly #stopKeeping: () => void;
  readonly #leads: { data: unknown };
  readonly #deals: { data: unknown };

  static async open(options: ClientOptions): Promise<ConvergeClient> {
    return new ConvergeClient(options, await layCable(options.url));
  }

  private constructor(options: ClientOptions, cable: Cable) {
    const { url, cookie, userId, orgId, pipelineId } = options;
    this.cable = cable;
    this.#zero = openZero({ url: cable.url, cookie, userId, origin: url, isQuiet: true });
    const zero = this.#zero;
    const device = newId();
    let seq = 0;
    this.outbox = new Outbox({
      userId,
      tabId: newId(),
      journal: Journal.open(new IDBFactory()),
      carry: carryWith(zero),
      deliver: async (entries) => {
        const answer = await fetch(`${cable.url}/api/acts`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie, origin: url },
          body: JSON.stringify({ userId, acts: entries.map(({ name, act }) => ({ name, act })) }),
        });
        if (!answer.ok) throw new Error(`The server answered ${answer.status}`);
        return actAnswers.parse(await answer.json()).answers;
      },
      alone: (work) => work(),
      livingTabs: () => Promise.resolve(new Set<string>()),
      onRefused: () => undefined,
      announce: () => undefined,
    });
    this.performer = new Performer({
      rows: zero,
      outbox: this.outbox,
      history: new UndoHistory(),
      stamp: () => ({ device, seq: ++seq }),
    });
    const sort = { field: 'createdAt', direction: 'desc' } as const;
    this.#leads = zero.materialize(queries.lead.list({ orgId, filter: {}, sort, limit: 1000 }));
    this.#deals = zero.materialize(queries.pipeline.board({ orgId, pipelineId }));
    // As the app's ConnectionKeeper does.
    this.#stopKeeping = zero.connection.state.subscribe(({ name }) => {
      if (name === 'error') setTimeout(() => void zero.connection.connect(), RETRY_MS);
    });
    void zero.preload(queries.org.members({ orgId }));
    void zero.preload(queries.pipeline.list({ orgId }));
  }

  picture(): Picture {
    return {
      ...toPicture('lead', this.#leads.data as Row[], LEAD_FIELDS),
      ...toPicture('deal', this.#deals.data as Row[], DEAL_FIELDS),
    };
  }

  reconnect(): void {
    this.cable.mend();
    void this.#zero.connection.connect();
    this.outbox.showHidden();
  }

  async close(): Promise<void> {
    this.#stopKeeping();
    this.outbox.close();
    await this.#zero.close();
    await this.cable.close();
  }
}

type Row = Record<string, unknown> & { id: string };
export const LEAD_FIELDS = ['name', 'city', 'title', 'status', 'ownerId'] as const;
export const DEAL_FIELDS = ['stageId', 'position', 'title', 'valueMinor', 'ownerId'] as const;

export function toPicture(kind: string, rows: readonly Row[], fields: readonly string[]): Picture {
  return Object.fromEntries(
    rows.map((row) => [
      `${kind} ${row.id}`,
      Object.fromEntries(fields.map((field) => [field, row[field] ?? null])),
    ]),
  );
}
