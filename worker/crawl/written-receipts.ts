/** Receipts are small; this many are some 30 MB. */
const MAX_KEPT = 200_000;

/**
 * Remembers which receipts this driver has committed, and in what form. A site is merged with each
 * burst of its pages, and most of its receipts are the same every time.
 */
export class WrittenReceipts {
  private readonly forms = new Map<string, string>();

  has(id: string, form: string): boolean {
    return this.forms.get(id) === form;
  }

  /** To be called when the transaction that wrote them has been committed, and not before. */
  remember(written: ReadonlyMap<string, string>): void {
    if (this.forms.size > MAX_KEPT) this.forms.clear();
    for (const [id, form] of written) this.forms.set(id, form);
  }
}
