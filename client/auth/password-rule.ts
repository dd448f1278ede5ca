/** What a password must have; the server asks the same. Keys are those of `auth.json`. */
export const PASSWORD_RULES = [
  { key: 'length', holds: (password: string) => password.length >= 8 },
  { key: 'upper', holds: (password: string) => /\p{Lu}/u.test(password) },
  { key: 'digit', holds: (password: string) => /\d/.test(password) },
] as const;

export function isGoodPassword(password: string): boolean {
  return PASSWORD_RULES.every((rule) => rule.holds(password));
}
