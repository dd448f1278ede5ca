/** Something else that can be done with leads, which another feature brings along. */
export interface MoreAct {
  /** Stable within the product, like `verification.start`. */
  id: string;
  /** What it does, translated. */
  label: string;
  icon: React.ReactNode;
  /** A key that does it to the chosen leads. */
  keys?: string;
  run: (leadIds: readonly string[]) => void;
}
