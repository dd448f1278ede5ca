import { expect, test } from 'vitest';
import { placeText, readPlace } from './place-text.ts';

test.each([
  ['Germany', { country: 'DE' }],
  ['GB', { country: 'GB' }],
  ['Leeds, UK', { city: 'Leeds', country: 'GB' }],
  ['Bavaria, Germany', { region: 'Bavaria', country: 'DE' }],
  ['Springfield, Illinois, USA', { city: 'Springfield', region: 'Illinois', country: 'US' }],
  ['Nowhere-on-Sea', { city: 'Nowhere-on-Sea' }],
  [' , ', null],
])('%s is read', (text, place) => {
  expect(readPlace(text)).toEqual(place);
});

test('a town that is known comes with its country', () => {
  expect(readPlace('Leeds')).toMatchObject({ city: 'Leeds', country: 'GB' });
});

test('what is shown is read as the same place again', () => {
  for (const place of [{ country: 'DE' }, { city: 'Leeds', country: 'GB' }, { city: 'Nowhere' }]) {
    expect(readPlace(placeText(place))).toEqual(place);
  }
});
