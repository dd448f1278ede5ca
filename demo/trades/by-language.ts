import { hashText } from '../dice.ts';
import type { Language } from '../truth.ts';
import { DUTCH_TRADES } from './dutch.ts';
import { ENGLISH_TRADES } from './english.ts';
import { FRENCH_TRADES } from './french.ts';
import { GERMAN_TRADES } from './german.ts';
import { JAPANESE_TRADES } from './japanese.ts';
import { SPANISH_TRADES } from './spanish.ts';
import type { Trade } from './trade.ts';

const TRADES: Record<Language, readonly Trade[]> = {
  en: ENGLISH_TRADES,
  de: GERMAN_TRADES,
  fr: FRENCH_TRADES,
  nl: DUTCH_TRADES,
  es: SPANISH_TRADES,
  ja: JAPANESE_TRADES,
};

/** The trade of that key, or any when the language has none: not every trade speaks all languages. */
export function tradeOf(language: Language, key: string): Trade {
  const trades = TRADES[language];
  const trade =
    trades.find((candidate) => candidate.key === key) ?? trades[hashText(key) % trades.length];
  if (!trade) throw new Error(`No trades in ${language}`);
  return trade;
}

export function tradeKeysOf(language: Language): string[] {
  return TRADES[language].map((trade) => trade.key);
}
