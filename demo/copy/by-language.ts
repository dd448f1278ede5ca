import type { Language } from '../truth.ts';
import type { Copy } from './copy.ts';
import { DUTCH } from './dutch.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { JAPANESE } from './japanese.ts';
import { SPANISH } from './spanish.ts';

const COPIES: Record<Language, Copy> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  nl: DUTCH,
  es: SPANISH,
  ja: JAPANESE,
};

export function copyOf(language: Language): Copy {
  return COPIES[language];
}
