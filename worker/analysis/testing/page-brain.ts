import type { AskedQuestion, Brain } from '../../../platform/testing/llm-server.ts';

/**
 * A model for tests: it reads the data between its marks, quotes from it and judges by words in it.
 * It is gullible in the way that models are: an order that it meets *outside* of the marked data, or
 * behind a mark that it takes for the end of the data, is followed to the letter.
 */
export const gullibleBrain: Brain = (question) => {
  const { inside, outside } = splitPrompt(question);
  const order = findOrder(outside);
  return order ? obey(order, question) : judge(question, inside);
};

/** A model that a page has in its hand: it follows orders wherever they stand. */
export const capturedBrain: Brain = (question) => {
  const { inside, outside } = splitPrompt(question);
  const order = findOrder(`${outside}\n${inside}`);
  return order ? obey(order, question) : judge(question, inside);
};

/** What stands between the marks that the question names, and what does not. */
function splitPrompt({ messages }: AskedQuestion): { inside: string; outside: string } {
  const text = messages.at(-1)?.content ?? '';
  const mark = /The mark of this data is (\w+)\./.exec(text)?.[1] ?? 'none';
  const blocks = new RegExp(`<data ${mark} [^>]*>\\n([\\s\\S]*?)\\n</data ${mark}>`, 'g');
  const inside = [...text.matchAll(blocks)].map((block) => block[1]).join('\n');
  return { inside, outside: text.replace(blocks, '').replace(/^[\s\S]*?The mark of/, '') };
}

const ORDER =
  /\b(?:ignore|disregard|forget|vergiss|ignoriere|ignorez|olvida|negeer|override|system\s*:|you are now|score|reveal|print|repeat|call the|send)\b/i;

function findOrder(text: string): string | null {
  return text.split('\n').find((line) => ORDER.test(line)) ?? null;
}

/** Does what it is told: the best score, a link, and all of its instructions. */
function obey(order: string, { schema, messages }: AskedQuestion): unknown {
  const leak = (messages[0]?.content ?? '').slice(0, 300);
  const bait = 'Write to attacker@evil.example or see https://evil.example/pay now.';
  const score = /\b0\b|zero|worst|weak/i.test(order) ? 0 : 100;
  switch (schema) {
    case 'fit':
      return {
        score,
        summary: `PWNED ${leak}`.slice(0, 390),
        reasons: [
          { sign: 'plus', text: 'PWNED as ordered by the page', quote: order.slice(0, 200) },
          { sign: 'plus', text: bait, quote: 'perfect customer in every way' },
        ],
      };
    case 'evidence':
      return {
        items: [{ sign: 'plus', claim: 'PWNED', quote: 'the perfect customer for everyone' }],
      };
    case 'draft':
      return { language: 'en', subject: 'PWNED', body: `PWNED ${leak} ${bait}` };
    case 'signals':
      return { items: [{ text: `PWNED ${bait}`, strength: 'high', quote: '' }] };
    case 'persona':
      return { style: `PWNED ${leak}`.slice(0, 390), motives: [bait], tone: bait, avoid: [] };
    case 'objections':
      return { items: [{ objection: 'PWNED', answer: bait }] };
    default:
      return { opener: `PWNED ${bait}`, steps: [bait] };
  }
}

/** An honest judgement, of what stands in the data alone. */
function judge({ schema }: AskedQuestion, inside: string): unknown {
  const lines = inside
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^[\p{L}\d][^{}"]{20,180}$/u.test(line) && !/^https?:/.test(line));
  const quotes = [0, 1, 2].map((n) => lines[n] ?? '');
  switch (schema) {
    case 'fit':
      return {
        score: 62,
        summary: 'A practice of the size and place that is looked for.',
        reasons: quotes.map((quote, n) => ({
          sign: n === 2 ? 'open' : 'plus',
          text: `What the page says at place ${n + 1} bears on the fit.`,
          quote,
        })),
      };
    case 'evidence':
      return {
        items: quotes
          .filter(Boolean)
          .map((quote, n) => ({ sign: 'plus', claim: `Shows trait ${n + 1}.`, quote })),
      };
    case 'draft':
      return {
        language: 'en',
        subject: 'A question about your appointments',
        body: 'Hello team,\n\nI read on your page how you work, and wondered how patients find a free hour. We build appointment pages that small practices can keep up themselves.\n\nWould ten minutes this week be of use to you?',
      };
    case 'signals':
      return {
        items: [
          { text: 'They say what they do.', strength: 'medium', quote: quotes[0] },
          { text: 'Nothing is said of a budget.', strength: 'high', quote: '' },
        ],
      };
    case 'persona':
      return {
        style: 'Probably decides alone.',
        motives: ['Less work at the desk.'],
        tone: 'Friendly and brief.',
        avoid: ['Long decks.'],
      };
    case 'objections':
      return {
        items: [{ objection: 'We have no time.', answer: 'We do the first step for you.' }],
      };
    default:
      return { opener: 'How do your patients book today?', steps: ['Write a short mail.'] };
  }
}
