import type { Token } from './words.ts';

/** Articles, which say nothing of their own, by `fold`. */
export const ARTICLES = new Set(
  'a an any the der die das den eine einen le la les l un une des de het een el los las in'.split(
    ' ',
  ),
);

const ANDS = new Set('or and oder und ou et of en o y ni nor'.split(' '));

/** Whether the word joins two of a kind: `Leeds and Bradford`. */
export function isAnd(token: Token | undefined): boolean {
  return token !== undefined && ANDS.has(token.folded);
}
