interface TokenBucketOptions {
  /** How many may come at once. */
  capacity: number;
  perSecond: number;
  now?: () => number;
}

/** Lets through a burst, then a steady pace; what is above it is for the caller to drop. */
export class TokenBucket {
  readonly #capacity: number;
  readonly #perSecond: number;
  readonly #now: () => number;
  #tokens: number;
  #filledAt: number;
  #refused = 0;

  constructor({ capacity, perSecond, now = Date.now }: TokenBucketOptions) {
    this.#capacity = capacity;
    this.#perSecond = perSecond;
    this.#now = now;
    this.#tokens = capacity;
    this.#filledAt = now();
  }

  /** False when the pace is exceeded. */
  take(): boolean {
    const now = this.#now();
    const grown = ((now - this.#filledAt) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#capacity, this.#tokens + grown);
    this.#filledAt = now;
    if (this.#tokens >= this.#capacity) this.#refused = 0;
    if (this.#tokens < 1) {
      this.#refused += 1;
      return false;
    }
    this.#tokens -= 1;
    return true;
  }

  /** How many were dropped since the sender last kept the pace. */
  get refused(): number {
    return this.#refused;
  }
}
