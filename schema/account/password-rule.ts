export const MIN_PASSWORD_LENGTH = 8;
/** Hashing is slow on purpose; a longer text would only make it slower. */
export const MAX_PASSWORD_LENGTH = 128;

/**
 * What a new password must have: the form ticks these off, and the server refuses with the same.
 * Keys are those of the form's texts; `problem` is said to whoever calls the server directly.
 */
export const PASSWORD_RULES = [
  {
    key: 'length',
    problem: `Use at least ${MIN_PASSWORD_LENGTH} characters`,
    holds: (password: string) => password.length >= MIN_PASSWORD_LENGTH,
  },
  {
    key: 'upper',
    problem: 'Use at least one upper-case letter',
    holds: (password: string) => /\p{Lu}/u.test(password),
  },
  {
    key: 'digit',
    problem: 'Use at least one digit',
    holds: (password: string) => /\d/.test(password),
  },
] as const;

/** What a new password lacks, as a sentence for the person; null when it is fine. */
export function passwordProblem(password: string): string | null {
  if (password.length > MAX_PASSWORD_LENGTH) return `Use at most ${MAX_PASSWORD_LENGTH} characters`;
  return PASSWORD_RULES.find((rule) => !rule.holds(password))?.problem ?? null;
}

export function isGoodPassword(password: string): boolean {
  return passwordProblem(password) === null;
}
