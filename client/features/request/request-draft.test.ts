import { expect, test } from 'vitest';
import { partInWords, placeFromWords, placeInWords } from './criteria-words.ts';
import { canAsk, EMPTY_DRAFT, readDraft } from './request-draft.ts';

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
