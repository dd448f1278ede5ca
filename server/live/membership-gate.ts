interface MembershipGateOptions {
  ask: (orgId: string, userId: string) => Promise<boolean>;
  now?: () => number;
}

interface Known {
  answer: Promise<boolean>;
  at: number;
  /** The membership may have ended between the question and its answer. */
  isForgotten: boolean;
}

/** A tab that moves about says so five times a second; the database is asked once in this time. */
const REMEMBERED_MS = 10_000;
const MAX_REMEMBERED = 20_000;

/** Whether a person belongs to an org, remembered for seconds; an expulsion counts at once. */
export class MembershipGate {
  readonly #ask: MembershipGateOptions['ask'];
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();

  constructor({ ask, now = Date.now }: MembershipGateOptions) {
    this.#ask = ask;
    this.#now = now;
  }

  async isMember(orgId: string, userId: string): Promise<boolean> {
    const key = `${orgId} ${userId}`;
    for (;;) {
      const known = this.#fresh(key) ?? this.#remember(key, this.#ask(orgId, userId));
      let isMember = false;
      try {
        isMember = await known.answer;
      } finally {
        // A new member is let in at once, and a database that failed is asked again.
        if (!isMember && this.#known.get(key) === known) this.#known.delete(key);
      }
      if (!known.isForgotten) return isMember;
    }
  }

  forget(orgId: string, userId: string): void {
    this.#forget(`${orgId} ${userId}`);
  }

  forgetAll(): void {
    for (const key of this.#known.keys()) this.#forget(key);
  }

  #forget(key: string) {
    const known = this.#known.get(key);
    if (known) known.isForgotten = true;
    this.#known.delete(key);
  }

  #fresh(key: string): Known | null {
    const known = this.#known.get(key);
    return known && this.#now() - known.at < REMEMBERED_MS ? known : null;
  }

  #remember(key: string, answer: Promise<boolean>): Known {
    const known = { answer, at: this.#now(), isForgotten: false };
    this.#known.delete(key);
    this.#known.set(key, known);
    const oldest = this.#known.keys().next();
    if (this.#known.size > MAX_REMEMBERED && !oldest.done) this.#known.delete(oldest.value);
    return known;
  }
}
