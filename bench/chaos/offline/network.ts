import { setTimeout as delay } from 'node:timers/promises';
import { actAnswers } from '../../../schema/act-delivery.ts';
import type { Entry } from '../../../client/offline/journal.ts';
import type { Answer } from '../../../client/offline/outbox-deps.ts';

/** How often each fault strikes, 0 to 1. */
export interface Faults {
  /** The request never leaves. */
  lost: number;
  /** The server acts, its answer never comes. */
  unanswered: number;
  /** The request arrives twice, at the same time. */
  doubled: number;
  /** The sender gives up, and the request arrives later, after newer ones. */
  late: number;
}

export const ROUGH: Faults = { lost: 0.15, unanswered: 0.15, doubled: 0.15, late: 0.1 };
export const CALM: Faults = { lost: 0, unanswered: 0, doubled: 0, late: 0 };

const LATEST_MS = 400;

/** One person's line to the server, as bad as its faults say. */
export class Network {
  faults: Faults = ROUGH;
  readonly #url: string;
  readonly #userId: string;
  readonly #cookie: string;
  readonly #random: () => number;
  /** Requests that nobody waits for, but which arrive all the same. */
  readonly #underWay = new Set<Promise<unknown>>();
  readonly counts = { requests: 0, lost: 0, unanswered: 0, doubled: 0, late: 0 };

  constructor(
    url: string,
    { userId, cookie }: { userId: string; cookie: string },
    random: () => number,
  ) {
    this.#url = url;
    this.#userId = userId;
    this.#cookie = cookie;
    this.#random = random;
  }

  deliver = async (entries: readonly Entry[]): Promise<Answer[]> => {
    const acts = entries.map(({ name, act }) => ({ name, act }));
    const body = JSON.stringify({ userId: this.#userId, acts });
    const { lost, unanswered, doubled, late } = this.faults;
    const dice = this.#random();
    if (dice < lost) {
      this.counts.lost++;
      throw new Error('offline');
    }
    if (dice < lost + late) {
      this.counts.late++;
      const wait = this.#random() * LATEST_MS;
      this.#keep(delay(wait).then(() => this.#post(body)));
      throw new Error('timed out');
    }
    if (dice < lost + late + doubled) {
      this.counts.doubled++;
      this.#keep(this.#post(body));
    }
    const answers = await this.#post(body);
    if (this.#random() < unanswered) {
      this.counts.unanswered++;
      throw new Error('cut off before the answer');
    }
    return answers;
  };

  /** Resolves when nothing is on its way any more. */
  async settle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  #keep(request: Promise<unknown>): void {
    const quiet = request.catch(() => undefined);
    const kept = quiet.finally(() => this.#underWay.delete(kept));
    this.#underWay.add(kept);
  }

  async #post(body: string): Promise<Answer[]> {
    this.counts.requests++;
    const answer = await fetch(`${this.#url}/api/acts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie, origin: this.#url },
      body,
    });
    if (!answer.ok) throw new Error(`The server answered ${answer.status}: ${await answer.text()}`);
    return actAnswers.parse(await answer.json()).answers;
  }
}
