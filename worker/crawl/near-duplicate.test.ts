import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNearDuplicate, fingerprintPage, hammingDistance } from './near-duplicate.ts';

const WORDS =
  'bread cake baker town morning oven flour sugar street market family since daily fresh warm'.split(
    ' ',
  );
function prose(length: number, seed: number): string {
  let state = seed;
  const next = () => (state = (state * 48271) % 2147483647);
  return Array.from({ length }, () => WORDS[next() % WORDS.length]).join(' ');
}

const page = (text: string, title = 'Acme') =>
  fingerprintPage({ mainText: text, title, heading: 'Welcome', links: [] });

describe('two pages are one', () => {
  test('when they say the same', () => {
    const known = [page(prose(300, 7))];
    expect(findNearDuplicate(page(prose(300, 7)), known)).toBe(known[0]);
  });

  test('when a few words of many differ', () => {
    const text = prose(600, 7);
    const known = [page(`${text} sorted upwards`)];
    expect(findNearDuplicate(page(`${text} sorted downwards`), known)).toBe(known[0]);
  });
});

test('a clock on the page changes nothing', () => {
  const text = prose(300, 7);
  const known = [page(`${text} made at 2026-01-31T08:15:59.123Z on 31.01.2026 12:30`)];
  expect(
    findNearDuplicate(page(`${text} made at 2026-02-01T09:00:01.001Z on 1.2.2026 9:45`), known),
  ).toBe(known[0]);
});

describe('two pages are two', () => {
  test('when their texts have nothing in common', () => {
    expect(findNearDuplicate(page(prose(300, 8)), [page(prose(300, 7))])).toBeNull();
  });

  test('when only a telephone number differs: two branches on one template', () => {
    const text = prose(600, 7);
    const known = [page(`${text} Call 020 7946 0001`)];
    expect(findNearDuplicate(page(`${text} Call 020 7946 0002`), known)).toBeNull();
  });

  test('when only a number in groups of two differs, as the French write it', () => {
    const text = prose(600, 7);
    const known = [page(`${text} Tél. 01 23 45 67 89`)];
    expect(findNearDuplicate(page(`${text} Tél. 01 23 45 67 88`), known)).toBeNull();
  });

  test('when only the number behind a button differs', () => {
    const call = (href: string, shape = 'main>p>a') =>
      fingerprintPage({
        mainText: prose(600, 7),
        title: 'Acme',
        heading: 'Welcome',
        links: [{ href, shape, text: 'Call us', isNofollow: false, isNext: false }],
      });
    expect(findNearDuplicate(call('tel:+1'), [call('tel:+2')])).toBeNull();
    const known = [call('tel:+2', 'footer>a')];
    expect(findNearDuplicate(call('tel:+1', 'footer>a'), known)).toBe(known[0]);
  });

  test('when only an address of mail differs', () => {
    const text = prose(600, 7);
    expect(
      findNearDuplicate(page(`${text} ann@acme.com`), [page(`${text} bob@acme.com`)]),
    ).toBeNull();
  });

  test('when only the title differs: two people on one template', () => {
    const text = prose(600, 7);
    expect(findNearDuplicate(page(text, 'Ann Lee'), [page(text, 'Bob Ray')])).toBeNull();
  });

  test('unless there are many of that kind: a title for each village', () => {
    const text = prose(600, 7);
    const villages = Array.from({ length: 7 }, (_, i) => page(text, `Plumber in village ${i}`));
    expect(findNearDuplicate(page(text, 'Plumber in Upham'), villages.slice(0, 5))).toBeNull();
    expect(findNearDuplicate(page(text, 'Plumber in Upham'), villages)).toBe(villages[0]);
  });

  test('when they are too short to compare', () => {
    expect(findNearDuplicate(page('Hello there'), [page('Hello there')])).toBeNull();
  });
});

test('the hash is a signed 64-bit number, and the order of facts does not matter', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 20 }), (words) => {
      const { simhash, facts } = page(words.join(' '));
      expect(BigInt.asIntN(64, simhash)).toBe(simhash);
      expect(facts | 0).toBe(facts);
      return page(words.toReversed().join(' ')).facts === facts;
    }),
  );
});

test('distance counts the bits that differ', () => {
  expect(hammingDistance(0n, -1n)).toBe(64);
  expect(hammingDistance(5n, 6n)).toBe(2);
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.nat({ max: 63 }),
      (hash, bit) => {
        return hammingDistance(hash, BigInt.asIntN(64, hash ^ (1n << BigInt(bit)))) === 1;
      },
    ),
  );
});
