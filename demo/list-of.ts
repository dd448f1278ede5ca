/** A list from one text with `|` between the items, which may run over lines. */
export function listOf(text: string): string[] {
  return text.split('|').map((item) => item.trim());
}
