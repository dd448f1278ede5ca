/** Loose on purpose: the mail that arrives is the proof. Catches what was only half typed. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text.trim());
}
