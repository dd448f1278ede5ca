import { expect, test } from 'vitest';
import { partInWords, placeFromWords, placeInWords } from './criteria-words.ts';
import { canAsk, EMPTY_DRAFT, readDraft, requestStore, takeReading } from './request-draft.ts';

const text = 'dentists in Leeds with online booking';

test('what the words say is what is asked, with a number of its own', () => {
  expect(readDraft({ ...EMPTY_DRAFT, text })).toMatchObject({
    criteria: {
      industries: ['dentist'],
      places: [{ city: 'Leeds', country: 'GB' }],
      needs: ['online booking'],
    },
    wanted: 25,
  });
  expect(readDraft({ ...EMPTY_DRAFT, text: `30 ${text}` }).wanted).toBe(30);
  expect(readDraft({ ...EMPTY_DRAFT, text: `300 ${text}` }).wanted).toBe(50);
});

test('what was set right by hand stays, whatever is typed further', () => {
  const edited = { industries: ['orthodontist'], needs: null, roles: ['owner'] };
  const { criteria } = readDraft({ text: `${text} and York`, edited, wanted: 10 });
  expect(criteria.industries).toEqual(['orthodontist']);
  expect(criteria.needs).toBeUndefined();
  expect(criteria.roles).toEqual(['owner']);
});

test('what a model read goes under what was set right since, and is dropped for other words', () => {
  const asked = { ...EMPTY_DRAFT, text, edited: { channels: null } };
  const reading = { criteria: { industries: ['dentist'], roles: ['owner'] }, wanted: 10 };
  const now = { ...asked, edited: { ...asked.edited, roles: ['manager'] } };
  const taken = takeReading(now, asked, reading);
  expect(readDraft(taken)).toMatchObject({
    criteria: { industries: ['dentist'], roles: ['manager'] },
    wanted: 10,
  });
  // It read no place and no need, and it has the say.
  expect(readDraft(taken).criteria.needs).toBeUndefined();
  expect(taken.isByModel).toBe(true);
  expect(takeReading({ ...now, wanted: 5 }, asked, reading).wanted).toBe(5);
  const others = { ...now, text: 'plumbers in York' };
  expect(takeReading(others, asked, reading)).toBe(others);
});

test('a draft is kept for its workspace, and one that no longer reads is none', () => {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  const draft = { text, edited: { roles: ['owner'], needs: null }, wanted: 10, isByModel: true };
  requestStore('here', storage).write(draft);
  expect(requestStore('here', storage).read()).toEqual(draft);
  expect(requestStore('there', storage).read()).toBeNull();
  for (const [key] of items) items.set(key, '{"text":1}');
  expect(requestStore('here', storage).read()).toBeNull();
  requestStore('here', storage).clear();
  expect(items.size).toBe(0);
});

test('there has to be something to look for', () => {
  expect(canAsk(readDraft(EMPTY_DRAFT).criteria)).toBe(false);
  expect(canAsk({ channels: ['email'], exclusions: ['chains'] })).toBe(false);
  expect(canAsk({ places: [{ country: 'GB' }] })).toBe(true);
});

test.each([
  ['Leeds', { city: 'Leeds', country: 'GB' }],
  ['Leeds, United Kingdom', { city: 'Leeds', country: 'GB' }],
  ['Germany', { country: 'DE' }],
  ['Portland, Maine', { city: 'Portland', region: 'ME', country: 'US' }],
  ['Little Nowhere', { city: 'Little Nowhere' }],
  ['', null],
])('%s is a place', (words, place) => {
  expect(placeFromWords(words)).toEqual(place);
});

test('a place that was shown is read as the same place again', () => {
  for (const place of [
    { city: 'Leeds', country: 'GB' },
    { region: 'Bavaria', country: 'DE' },
    { country: 'FR' },
    { city: 'Austin', region: 'TX', country: 'US' },
  ]) {
    expect(placeFromWords(placeInWords(place))).toEqual(place);
  }
});

test('parts are said in a few words', () => {
  const criteria = { size: { min: 10, max: 50 }, revenue: { min: 2_000_000, currency: 'EUR' } };
  expect(partInWords(criteria, 'size', String)).toBe('10–50');
  expect(partInWords(criteria, 'revenue', String)).toBe('≥ 2M EUR');
  expect(partInWords(criteria, 'channels', String)).toBe('');
});
