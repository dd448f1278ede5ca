/** Each text is worked out once: rows of a table are drawn again and again. */
export function remembered<Result extends string | null>(
  compute: (stored: string) => Result,
): (stored: string) => Result {
  const known = new Map<string, Result>();
  return (stored) => {
    let result = known.get(stored);
    if (result === undefined) {
      result = compute(stored);
      known.set(stored, result);
    }
    return result;
  };
}
