/** The parts of a lead's page in the order in which they are read. */
export const RECORD_PARTS = [
  'details',
  'duplicates',
  'reach',
  'pipelines',
  'todos',
  'timeline',
  'score',
  'analysis',
  'enrichment',
  'company',
  'cost',
] as const;

export type RecordPart = (typeof RECORD_PARTS)[number];

/** Beside the facts wherever there is room for two columns, and so always in sight there. */
export const SIDE_PARTS: ReadonlySet<RecordPart> = new Set(['pipelines', 'todos', 'timeline']);

/** The id of the part's place in the page, by which the index and links lead to it. */
export const partId = (part: RecordPart): string => `lead-${part}`;

/** Where a part begins and how high it is, measured from the top of the window. */
export interface PartBox {
  part: RecordPart;
  top: number;
  height: number;
}

/**
 * The part that is being read: the last one whose beginning has passed `line`, the lower edge of
 * what stays on top. At the end of the page it is the last one, which may be too low to get there.
 */
export function partInSight(
  boxes: readonly PartBox[],
  { line, isAtEnd }: { line: number; isAtEnd: boolean },
): RecordPart | null {
  const filled = boxes.filter(({ height }) => height > 0);
  if (isAtEnd) return filled.at(-1)?.part ?? null;
  const passed = filled.filter(({ top }) => top <= line);
  return (passed.at(-1) ?? filled[0])?.part ?? null;
}
