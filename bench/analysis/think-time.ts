/** How long the model thinks about the lead with this number: 0.6 to 2.1 s, the same each time. */
export function thinkMs(n: number): number {
  return 600 + ((n * 37) % 100) * 15;
}

/** When each of these would end, in milliseconds, in so many places and with nothing in between. */
export function idealEnds(durationsMs: readonly number[], places: number): number[] {
  const freeAt = Array.from({ length: places }, () => 0);
  return durationsMs.map((duration) => {
    const next = freeAt.indexOf(Math.min(...freeAt));
    freeAt[next]! += duration;
    return freeAt[next]!;
  });
}
