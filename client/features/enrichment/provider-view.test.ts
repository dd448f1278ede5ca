import { expect, test } from 'vitest';
import { moveProvider, viewProviders } from './provider-view.ts';

const none = { chosen: null, keys: [], shared: [], health: [] };
const order = (rows: Parameters<typeof viewProviders>[0]) =>
  viewProviders(rows).ranked.map(({ id }) => id);

test('without a setting all providers are on, in the product’s order', () => {
  const { ranked, searched } = viewProviders(none);
  expect(ranked.map(({ id }) => id)).toEqual([
    'apollo',
    'clearbit',
    'hunter',
    'google-places',
    'crunchbase',
    'twilio',
    'sales-navigator',
  ]);
  expect(ranked.every(({ isOn, key }) => isOn && key.kind === 'none')).toBe(true);
  expect(searched.map(({ id }) => id)).toEqual(['brave', 'apify']);
});

test('one that came to the product later stands at the end', () => {
  const chosen = [{ id: 'twilio' as const, isOn: false }];
  expect(order({ ...none, chosen })[0]).toBe('twilio');
  expect(order({ ...none, chosen })).toHaveLength(7);
});

test('an own key goes before the installation’s', () => {
  const rows = {
    ...none,
    keys: [{ provider: 'hunter', hint: '1234' }],
    shared: ['hunter', 'apollo'],
  };
  const { ranked } = viewProviders(rows);
  expect(ranked.find(({ id }) => id === 'hunter')?.key).toEqual({ kind: 'own', hint: '1234' });
  expect(ranked.find(({ id }) => id === 'apollo')?.key).toEqual({ kind: 'shared' });
});

test('a provider moves past its neighbour, and not past the ends', () => {
  const { ranked } = viewProviders(none);
  const ids = (by: -1 | 1, id: 'apollo' | 'hunter' | 'sales-navigator') =>
    moveProvider(ranked, id, by).map((choice) => choice.id);
  expect(ids(-1, 'hunter').slice(0, 3)).toEqual(['apollo', 'hunter', 'clearbit']);
  expect(ids(-1, 'apollo')).toEqual(order(none));
  expect(ids(1, 'sales-navigator')).toEqual(order(none));
});
