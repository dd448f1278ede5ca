import type { Channel } from '../profile/icp.ts';
import { industryNames, needPhrases, type Page, phrasesOf } from './request-page.ts';
import { CHANNEL_WORDS } from './request-words.ts';

/** How many are asked for: a number that nothing else took. */
export function readCount(page: Page): number | null {
  for (const [n, token] of page.tokens.entries()) {
    if (!page.isFree(n) || !/^\d{1,4}$/.test(token.folded)) continue;
    const count = Number(token.folded);
    const before = page.tokens[n - 1]?.folded ?? '';
    const isAsked = n === 0 || COUNT_LEADS.has(before);
    if (!isAsked || count < 1 || count > 1000) continue;
    page.take('count', String(count), n, n + 1, 0.9);
    return count;
  }
  return null;
}

const COUNT_LEADS = new Set(
  'find top best first me us need want get show list finde finden suche suchen die besten trouve trouver cherche les meilleurs vind zoek beste busco encuentra los mejores quiero'.split(
    ' ',
  ),
);

export function readChannels(page: Page): Channel[] {
  const phrases = phrasesOf(CHANNEL_WORDS);
  const channels: Channel[] = [];
  for (let at = 0; at < page.tokens.length; at++) {
    const found = page.phraseAt(at, phrases);
    if (!found) continue;
    const before = page.tokens[at - 1]?.folded ?? '';
    // "E-mail marketing" and "call centre" are no way to reach anybody.
    if (page.phraseAt(at, needPhrases()) || page.phraseAt(at, industryNames())) continue;
    const isLed = CHANNEL_LEADS.has(before);
    if (!isLed && ['call', 'calling', 'mail'].includes(page.tokens[at]?.folded ?? '')) continue;
    page.take('channel', found.value, at, found.to, isLed ? 0.95 : 0.75);
    channels.push(found.value as Channel);
    at = found.to - 1;
  }
  return channels;
}

const CHANNEL_LEADS = new Set(
  'by via per through on over using mit uber par au sur telefonisch door met or and oder und por mediante a'.split(
    ' ',
  ),
);
