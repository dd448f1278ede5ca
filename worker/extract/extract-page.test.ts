import { describe, expect, test } from 'vitest';
import { extractPage } from './extract-page.ts';
import { FIXTURES } from './fixtures.ts';
import { extract } from './read-values.ts';
import { isSupported } from './receipt.ts';

describe('the organisation', () => {
  const nameOf = (html: string, url: string) => {
    const names = extract(html, url).findings.filter(
      ({ subject, field }) => subject === 'company' && field === 'name',
    );
    return names.toSorted((a, b) => b.confidence - a.confidence)[0]?.value;
  };

  test('is the part of the title that its domain spells', () => {
    expect(
      nameOf(
        '<title>Roofing in Denver | Peak View Roofing</title>',
        'https://peakviewroofing.com/',
      ),
    ).toBe('Peak View Roofing');
  });

  test('is spelt as the text spells it', () => {
    const html = '<title>Contact</title><p>Call Larsen &amp; Toubro today.';
    expect(nameOf(html, 'https://larsentoubro.com/')).toBe('Larsen & Toubro');
  });

  test('has its legal form where the copyright line gives it', () => {
    const html =
      '<title>Canak Windows</title><footer>© 2009-2014 Canak Windows & Doors Inc. All rights reserved.';
    expect(nameOf(html, 'https://canakwindows.com/')).toBe('Canak Windows & Doors Inc.');
  });

  test('is never the name of a page', () => {
    expect(
      nameOf(
        '<title>Contact Us</title><h1>Contact Us</h1><img class=logo alt="Acme Tools logo">',
        'https://acme-tools.com/',
      ),
    ).toBe('Acme Tools');
  });

  test('is not the trade in its domain', () => {
    const html = '<title>Cabinet Morel & Associés — Avocats</title><p>Nous conseillons.';
    expect(nameOf(html, 'https://morel-avocats.example/')).toBe('Cabinet Morel & Associés');
  });

  test('is not the person whom the page is about', () => {
    const html = '<title>Sarah Mitchell – Brook Joinery</title><h1>Sarah Mitchell</h1><p>Director';
    expect(nameOf(html, 'https://bj-leeds.example/')).toBe('Brook Joinery');
    const own = '<title>Sarah Mitchell – Interiors</title><h1>Sarah Mitchell</h1>';
    expect(nameOf(own, 'https://sarahmitchell.example/')).toBe('Sarah Mitchell');
  });
});

describe('the page', () => {
  test('gives its facts', () => {
    const html = `<html lang="en-GB"><head><title> Acme
      Tools </title><meta name=description content="Tools for every trade since 1950, sold in Leeds.">
      <meta name=generator content="WordPress 6.5"><script src="https://www.googletagmanager.com/gtag/js?id=1"></script></head>
      <body><form><input type=password></form><a href="/about#team" rel=nofollow>About <b>us</b></a><a href="mailto:x">m</a>
      <a href="https://www.facebook.com/acmetools/">f</a><a href="https://twitter.com/share?url=x">t</a>
      <p>Founded in 1950.<p>Mon-Fri: 9am - 5pm<br>Saturday: closed`;
    const { findings, ...page } = extract(html, 'https://acme.co.uk/x/');
    expect(page).toEqual({
      url: 'https://acme.co.uk/x/',
      title: 'Acme Tools',
      language: 'en-GB',
      links: [
        {
          url: 'https://acme.co.uk/about',
          text: 'About us',
          rel: 'nofollow',
          start: html.indexOf('<a href="/about'),
        },
        {
          url: 'https://www.facebook.com/acmetools/',
          text: 'f',
          rel: '',
          start: html.indexOf('<a href="https://www.f'),
        },
        {
          url: 'https://twitter.com/share?url=x',
          text: 't',
          rel: '',
          start: html.indexOf('<a href="https://tw'),
        },
      ],
      stats: {
        textLength: expect.any(Number),
        scriptCount: 1,
        hasForm: true,
        hasPasswordField: true,
        isTruncated: false,
      },
    });
    const facts = findings
      .filter(({ field }) => field !== 'name')
      .map(({ field, value }) => [field, value]);
    expect(facts).toEqual([
      ['facebook', 'https://www.facebook.com/acmetools'],
      ['opening_hours', 'Mon-Fri: 9am - 5pm; Saturday: closed'],
      ['description', 'Tools for every trade since 1950, sold in Leeds.'],
      ['language', 'en'],
      ['technology', 'WordPress'],
      ['technology', 'Google Analytics'],
      ['founded', '1950'],
    ]);
  });

  test('of a million open tags, or of nothing, says nothing and says it soon', () => {
    for (const html of [
      '',
      '<',
      '<div>'.repeat(200_000),
      `<a ${'b=c '.repeat(200_000)}>`,
      '&'.repeat(500_000),
    ]) {
      const before = process.threadCpuUsage();
      expect(extract(html).findings).toEqual([]);
      expect(process.threadCpuUsage(before).user / 1_000).toBeLessThan(1_000);
    }
  });
});

describe('every finding', () => {
  test.each(Object.entries(FIXTURES))(
    'on the page %s is supported by its receipt',
    (_name, { url, html }) => {
      const { findings } = extractPage({ url, html });
      expect(findings.length).toBeGreaterThan(3);
      expect(findings.filter((finding) => !isSupported(html, finding))).toEqual([]);
    },
  );
});
