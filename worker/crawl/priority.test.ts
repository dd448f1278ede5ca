import { describe, expect, test } from 'vitest';
import { expectPage } from './priority.ts';

const purposeOf = (path: string, text = '') =>
  expectPage(`https://example.com${path}`, text, 1).purpose;

describe('a page is expected to be', () => {
  test.each([
    [
      'contact',
      [
        '/contact',
        '/contact-us.html',
        '/kontakt/',
        '/nous-contacter',
        '/contacteer-ons',
        '/contacto',
        '/en/ContactUs.aspx',
      ],
    ],
    [
      'imprint',
      ['/impressum', '/de/impressum.html', '/mentions-legales', '/aviso-legal', '/colofon'],
    ],
    [
      'team',
      [
        '/our-team',
        '/about/people',
        '/mitarbeiter',
        '/%C3%A9quipe',
        '/medewerkers',
        '/equipo',
        '/attorneys',
      ],
    ],
    [
      'location',
      ['/locations/', '/standorte', '/nos-agences', '/vestigingen', '/sucursales', '/anfahrt'],
    ],
    [
      'about',
      [
        '/about',
        '/about-us',
        '/ueber-uns',
        '/%C3%BCber-uns',
        '/qui-sommes-nous',
        '/over-ons',
        '/quienes-somos',
      ],
    ],
    ['barren', ['/blog/2024/05/cats', '/product/17', '/warenkorb', '/wp-content/x', '/page/3']],
    ['other', ['/', '/services', '/contactless-payment', '/steam']],
  ] as const)('%s', (purpose, paths) => {
    for (const path of paths) expect(purposeOf(path), path).toBe(purpose);
  });

  test('what the link says, when the address says nothing', () => {
    expect(purposeOf('/p?id=4', 'Kontakt')).toBe('contact');
    expect(purposeOf('/p?id=5', 'Wie zijn wij?')).toBe('about');
    expect(purposeOf('/p?id=6', 'L’équipe')).toBe('team');
  });
});

test('contacts come before the home page, that before the rest, archives last', () => {
  const order = ['/contact', '/', '/services', '/blog/x'].map(
    (path) => expectPage(`https://example.com${path}`, '', 1).priority,
  );
  expect(order).toEqual([...order].sort((a, b) => b - a));
  expect(new Set(order).size).toBe(4);
});

test('depth, queries and deep folders cost priority, never below zero', () => {
  const at = (path: string, depth: number) =>
    expectPage(`https://example.com${path}`, '', depth).priority;
  expect(at('/a', 1)).toBeGreaterThan(at('/a', 2));
  expect(at('/a', 1)).toBeGreaterThan(at('/a?x=1', 1));
  expect(at('/a/b/c/d/e/f', 1)).toBeLessThan(at('/a/b', 1));
  expect(at('/blog/b/c/d/e/f?x=1', 10)).toBe(0);
});

test('an address that can’t be decoded is still judged', () => {
  expect(purposeOf('/%E0%A4%A/contact')).toBe('contact');
});
