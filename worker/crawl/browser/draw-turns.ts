interface Waiting {
  host: string;
  passedOver: number;
  go(): void;
}

/** Nobody is passed over more often. */
const MAX_PASSED_OVER = 12;

/**
 * Who may draw next when more want to than may: whoever came first, unless another's host has a page
 * open already, which spares the browser the opening of one.
 */
export class DrawTurns {
  private readonly most: number;
  private readonly waiting: Waiting[] = [];
  private taken = 0;

  constructor(most: number) {
    this.most = most;
  }

  /** True once it is its turn, to be given back by `leave`; false when it was called off. */
  async take(host: string, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    if (this.taken < this.most) {
      this.taken++;
      return true;
    }
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const entry: Waiting = { host, passedOver: 0, go: () => resolve(true) };
    const onAbort = () => {
      const at = this.waiting.indexOf(entry);
      if (at >= 0) this.waiting.splice(at, 1);
      resolve(false);
    };
    this.waiting.push(entry);
    signal.addEventListener('abort', onAbort, { once: true });
    return promise.finally(() => signal.removeEventListener('abort', onAbort));
  }

  /** The turn goes on to the next. `isOpen`: whether a host has a page that it may use. */
  leave(isOpen: (host: string) => boolean): void {
    const at = this.choose(isOpen);
    const [next] = this.waiting.splice(at, 1);
    if (next === undefined) this.taken--;
    else next.go();
  }

  private choose(isOpen: (host: string) => boolean): number {
    const [first] = this.waiting;
    if (first === undefined || first.passedOver >= MAX_PASSED_OVER) return 0;
    const at = this.waiting.findIndex(({ host }) => isOpen(host));
    if (at > 0) first.passedOver++;
    return Math.max(0, at);
  }
}
