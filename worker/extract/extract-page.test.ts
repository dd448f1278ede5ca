import { describe, expect, test } from 'vitest';
import type { Finding } from '../../schema/evidence/finding.ts';
import { extractPage } from './extract-page.ts';
import { FIXTURES } from './fixtures.ts';
import { isSupported } from './receipt.ts';

const extract = (html: string, url = 'https://www.example.org/') => extractPage({ url, html });

function valuesOf(html: string, field: Finding['field'], url?: string): string[] {
  const found = extract(html, url).findings.filter((finding) => finding.field === field);
  return [...new Set(found.map(({ value }) => value))];
}

describe('an e-mail address', () => {
  test.each([
    ['in plain text', '<p>Write to jane@acme.com.'],
    ['behind a mailto link', '<a href="mailto:Jane%40acme.com?subject=Hi">Mail</a>'],
    ['in entities', '<p>&#106;&#97;&#110;&#101;&#64;acme&#46;com'],
    ['in words with brackets', '<p>jane [at] acme [dot] com'],
    ['in words with parentheses', '<p>E-Mail: jane(at)acme.com'],
    ['in plain words', '<p>jane at acme dot com'],
    ['broken by tags', '<p>jane<b>@</b>acme<i>.com</i>'],
    ['with a hidden decoy inside', '<p>jane@<span style="display:none">null</span>acme.com'],
    ['with a soft hyphen inside', '<p>jane@ac&shy;me.com'],
    ['backwards', '<p dir=rtl>moc.emca@enaj'],
    [
      'protected by Cloudflare',
      '<a class="__cf_email__" data-cfemail="2a404b444f6a4b49474f04494547">x</a>',
    ],
    ['glued to the next word', '<p>jane@acme.comPhone: 1'],
    ['at the end of a sentence', '<p>Our address is jane@acme.com!'],
    ['spoken behind a label', '<p>Email: jane at acme.com'],
    ['in French words', '<p>jane arobase acme point com'],
    ['with underlines', '<p>jane_AT_acme_DOT_com'],
    ['spoilt for machines', '<a href="mailto:jane@NOSPAMacme.com">Mail</a>'],
    ['masked in its link', '<a href="mailto:jane(at)acme.com">Mail</a>'],
    ['split over attributes', '<a data-user="jane" data-domain="acme" data-tld="com">Mail</a>'],
    [
      'written by a script in pieces',
      `<script>document.write('<a href="mailto:' + 'jane' + '@' + 'acme.com' + '">x</a>')</script>`,
    ],
    [
      'written by a script out of variables',
      '<script>var u="jane"; var d="acme.com"; document.write(u + "&#64;" + d)</script>',
    ],
    ['joined by a script', '<script>e.innerHTML = ["jane", "acme.com"].join("@")</script>'],
    [
      'in character codes',
      '<script>document.write(String.fromCharCode(106,97,110,101,64,97,99,109,101,46,99,111,109))</script>',
    ],
    ['behind a script link', `<a href="javascript:location='mailto:'+'jane'+'@'+'acme.com'">x</a>`],
    [
      'crypted by TYPO3',
      `<a href="javascript:linkTo_UnCryptMailto('ocknvq,lcpgBceog0eqo');">x</a>`,
    ],
  ])('%s is read', (_name, html) => {
    expect(valuesOf(html, 'email')).toEqual(['jane@acme.com']);
  });

  test.each([
    ['a picture', '<p>logo@2x.png'],
    ['a placeholder', '<p>name@domain.com, you@example.com'],
    ['a handle', '<p>follow us @acme'],
    ['a sentence with at', '<p>Meet us at acme com'],
    ['a sentence with at and a site', '<p>We met at acme.com in June'],
    ['a lone address in a script', '<script>var config = {"dsn": "jane@acme.com"}</script>'],
  ])('%s is none', (_name, html) => {
    expect(valuesOf(html, 'email')).toEqual([]);
  });
});

describe('a phone number', () => {
  test.each([
    ['an American one', '<p>Call (303) 499-7111', '+13034997111'],
    ['one with points', '<p>303.499.7111', '+13034997111'],
    ['one with its country', '<p>+44 20 7946 0018', '+442079460018'],
    ['one with a trunk zero in brackets', '<p>+44 (0)20 7946 0018', '+442079460018'],
    [
      'a British one by the postcode beside it',
      '<p>1 High Street, London SW1A 1AA<br>Tel: 020 7946 0018',
      '+442079460018',
    ],
    ['a toll-free one in letters', '<p>1-800-FLOWERS', '+18003569377'],
    ['one behind a tel link', '<a href="tel:+1-303-499-7111">Call</a>', '+13034997111'],
    ['one with an extension', '<p>303-499-7111 ext. 12', '+13034997111'],
    ['one in letters behind a label', '<p>Phone: 512-GET-TACO', '+15124388226'],
    ['one whose area stands apart', '<p>Tel. +49 (0) 221 - 987654', '+49221987654'],
  ])('%s is read as E.164', (_name, html, value) => {
    expect(valuesOf(html, 'phone')).toEqual([value]);
  });

  test('takes its country from the domain', () => {
    const html = '<html lang="de"><p>Telefon: 030 901820';
    expect(valuesOf(html, 'phone', 'https://firma.de/')).toEqual(['+4930901820']);
    expect(valuesOf('<p>Tél. 01 42 68 53 00', 'phone', 'https://societe.fr/')).toEqual([
      '+33142685300',
    ]);
    expect(valuesOf('<p>Tel. 020 624 1111', 'phone', 'https://bedrijf.nl/')).toEqual([
      '+31206241111',
    ]);
  });

  test('is told from a fax number by the label nearest to it', () => {
    const html =
      '<p>Phone: 303-499-7111 Fax: 303-497-3012<table><tr><td>Fax<td>303-497-5555</table>';
    expect(valuesOf(html, 'phone')).toEqual(['+13034997111']);
    expect(valuesOf(html, 'fax')).toEqual(['+13034973012', '+13034975555']);
  });

  test.each([
    ['by a letter behind it', '<p>303-499-7111 (o) 303-497-3012 (f)'],
    ['by a letter before it', '<p>P: 303.499.7111 F: 303.497.3012'],
    [
      'by the head of its column',
      '<table><tr><th>Phone<th>Fax<tr><td>303-499-7111<td>303-497-3012</table>',
    ],
    ['by a word behind it', '<p>303-499-7111 phone<br>303-497-3012 fax'],
  ])('is told from a fax number %s', (_name, html) => {
    expect([valuesOf(html, 'phone'), valuesOf(html, 'fax')]).toEqual([
      ['+13034997111'],
      ['+13034973012'],
    ]);
  });

  test('two side by side are two', () => {
    expect(valuesOf('<p>Tel 303-499-7111 / 303-497-3012', 'phone')).toEqual([
      '+13034997111',
      '+13034973012',
    ]);
  });

  test.each([
    ['a date', '<p>12.03.2019'],
    ['years', '<p>1998 - 2004 2010'],
    ['an address on the network', '<p>192.168.100.200'],
    ['a price', '<p>$1 234 567 890'],
    ['a company number', '<p>Company No. 0123456789'],
    ['a model in letters', '<p>Model 800-ABC-DEFG'],
    ['a SIRET', '<html lang=fr><p>SIRET 732 829 320 00074'],
    ['a VAT number', '<p>VAT: 303 4997 1112'],
    ['a long serial', '<p>4929123412341234'],
  ])('%s is none', (_name, html) => {
    expect(valuesOf(html, 'phone')).toEqual([]);
  });
});

describe('a postal address', () => {
  const addressOf = (html: string, url?: string) => {
    const { findings } = extract(html, url);
    const parts = findings.filter(({ group }) => group !== undefined);
    return Object.fromEntries(parts.map(({ field, value }) => [field, value]));
  };

  test('from the United States in lines', () => {
    expect(
      addressOf('<p>Acme Inc.<br>12 Main Street, Suite 4<br>Springfield, IL 62704<br>USA'),
    ).toEqual({
      street: '12 Main Street, Suite 4',
      city: 'Springfield',
      region: 'IL',
      postal_code: '62704',
      country: 'US',
    });
  });

  test('from the United States in one line without a comma before the town', () => {
    expect(addressOf('<p>39 Washington Loop Road Punta Gorda, Florida 33982')).toEqual({
      street: '39 Washington Loop Road',
      city: 'Punta Gorda',
      region: 'FL',
      postal_code: '33982',
      country: 'US',
    });
  });

  test('from Britain with a county', () => {
    expect(
      addressOf(
        '<div>Unit 5, Mill House</div><div>3 Station Road</div><div>Hockley</div><div>Essex</div><div>ss5 4ad SS5 4AD</div>',
      ),
    ).toMatchObject({
      postal_code: 'SS5 4AD',
      country: 'GB',
    });
    expect(addressOf('<p>Mill House, 3 Station Road, Hockley, Essex SS5 4AD')).toEqual({
      street: 'Mill House, 3 Station Road',
      city: 'Hockley',
      region: 'Essex',
      postal_code: 'SS5 4AD',
      country: 'GB',
    });
  });

  test('from Canada', () => {
    expect(addressOf('<p>363 Supertest Rd<br>Toronto, ON M3J 2M4')).toEqual({
      street: '363 Supertest Rd',
      city: 'Toronto',
      region: 'ON',
      postal_code: 'M3J 2M4',
      country: 'CA',
    });
  });

  test('from Germany', () => {
    expect(
      addressOf(
        '<html lang=de><p>Müller GmbH<br>Hauptstraße 12a<br>10115 Berlin',
        'https://mueller.de/',
      ),
    ).toEqual({
      street: 'Hauptstraße 12a',
      city: 'Berlin',
      postal_code: '10115',
      country: 'DE',
    });
  });

  test('from France', () => {
    expect(
      addressOf('<html lang=fr><p>12 rue de la Paix, 75002 Paris', 'https://exemple.fr/'),
    ).toEqual({
      street: '12 rue de la Paix',
      city: 'Paris',
      postal_code: '75002',
      country: 'FR',
    });
  });

  test('from the Netherlands', () => {
    expect(
      addressOf('<html lang=nl><p>Keizersgracht 174<br>1016 DW Amsterdam', 'https://voorbeeld.nl/'),
    ).toEqual({
      street: 'Keizersgracht 174',
      city: 'Amsterdam',
      postal_code: '1016 DW',
      country: 'NL',
    });
  });

  test('a state and a number in a sentence are none', () => {
    expect(addressOf('<p>we raised 12345 dollars in 54321 days or 11111 hours')).toEqual({});
  });

  test.each([
    [
      'with its state twice',
      '<p>5 Penn Plaza, 23rd Floor, New York, NY 10001',
      '5 Penn Plaza, 23rd Floor',
      'New York',
    ],
    [
      'whose number looks like a year',
      '<p>2000 Avenue of the Stars, Los Angeles, California 90067',
      '2000 Avenue of the Stars',
      'Los Angeles',
    ],
    [
      'behind a bare label',
      '<p>Address 350 Fifth Avenue New York NY 10118',
      '350 Fifth Avenue',
      'New York',
    ],
    [
      'in a sentence',
      '<p>Visit us at 221 E 3rd St., Bldg 3 in Tulsa, OK 74103 today',
      '221 E 3rd St., Bldg 3',
      'Tulsa',
    ],
    [
      'in French in Canada',
      '<p>45, rue Saint-Paul Est, Montréal (Québec) H2Y 1G1',
      '45, rue Saint-Paul Est',
      'Montréal',
    ],
    [
      'in a town that is a county elsewhere',
      '<p>#204 - 5455 152 Street, Surrey, B.C. V3S 5A5',
      '#204, 5455 152 Street',
      'Surrey',
    ],
    [
      'with its country named behind a code',
      '<p>Messe-Allee 2<br>Leipzig 04356<br>Germany',
      'Messe-Allee 2',
      'Leipzig',
    ],
    [
      'in labelled cells',
      '<table><tr><td>Street<td>12 Oak Ln<tr><td>City<td>Reno<tr><td>State<td>NV<tr><td>Zip<td>89501</table>',
      '12 Oak Ln',
      'Reno',
    ],
  ])('is read %s', (_name, html, street, city) => {
    expect(addressOf(html)).toMatchObject({ street, city });
  });
});

describe('people', () => {
  const peopleOf = (html: string) => {
    const people = new Map<string, Record<string, string>>();
    for (const { subject, field, value } of extract(html).findings) {
      if (subject !== 'company') people.set(subject, { ...people.get(subject), [field]: value });
    }
    return [...people.values()];
  };

  test('are read from cards with what stands on them', () => {
    const card = (name: string, title: string, local: string, phone: string) =>
      `<div class="card"><h3>${name}</h3><p>${title}</p><a href="mailto:${local}@acme.com">Mail</a> <span>${phone}</span> <a href="https://www.linkedin.com/in/${local}">in</a></div>`;
    const html = `<section>${card('Jane Doe', 'Managing Director', 'jdoe', '303-499-7111')}${card('Peter Miller', 'Head of Sales', 'x17', '303-497-3012')}</section>`;
    expect(peopleOf(html)).toEqual([
      {
        name: 'Jane Doe',
        title: 'Managing Director',
        email: 'jdoe@acme.com',
        phone: '+13034997111',
        linkedin: 'https://www.linkedin.com/in/jdoe',
      },
      {
        name: 'Peter Miller',
        title: 'Head of Sales',
        email: 'x17@acme.com',
        phone: '+13034973012',
        linkedin: 'https://www.linkedin.com/in/x17',
      },
    ]);
  });

  test.each([
    ['behind a comma', '<p>Jane Doe, CEO'],
    ['in brackets', '<p>Jane Doe (CEO)'],
    ['before a colon', '<p>CEO: Jane Doe'],
    ['in the next cell', '<table><tr><td>Jane Doe<td>CEO</table>'],
    ['in the cell before', '<table><tr><td>CEO<td>Jane Doe</table>'],
    ['in a definition list', '<dl><dt>CEO<dd>Jane Doe</dl>'],
    ['glued by careless markup', '<p><b>Jane Doe</b><span>CEO</span>'],
  ])('have a function %s', (_name, html) => {
    expect(peopleOf(html)).toEqual([{ name: 'Jane Doe', title: 'CEO' }]);
  });

  test('lists that put the function first keep each with its own name', () => {
    const html =
      '<div><p>City Clerk</p><p>Susan Allen</p></div><div><p>Street Supervisor</p><p>Gordon Rhodes</p></div>';
    expect(peopleOf(html)).toEqual([
      { name: 'Susan Allen', title: 'City Clerk' },
      { name: 'Gordon Rhodes', title: 'Street Supervisor' },
    ]);
  });

  test('places, streets and companies with names are none', () => {
    const html =
      '<p>Virginia Beach<p>Martin Luther King Boulevard<p>Warren Miller Foundation<p>Charlotte, North Carolina<p>Victoria British Columbia';
    expect(peopleOf(html)).toEqual([]);
  });

  test.each([
    ['a street with its number', '<p>Contact<p>311 Vernon Street, Roseville, CA 95678'],
    ['a firm of architects', '<h2>Chen Pelletier, Architects</h2>'],
    ['a product with its number', '<p>Parker B2 Flip Top'],
    ['a firm with its legal form', '<p>Contact<p>Roger Miller B.V.'],
    [
      'words of a trade',
      '<p>Autumn Sale<p>Crystal Clear Windows<p>Grace Period<p>Frank Discussion',
    ],
  ])('%s is none', (_name, html) => {
    expect(peopleOf(html)).toEqual([]);
  });

  test.each([
    [
      'a given name that no list of one country has',
      '<p>Siobhán Ó Briain, Managing Director',
      'Siobhán Ó Briain',
    ],
    ['a family with particles', '<p>Marijke van der Laan, CEO', 'Marijke van der Laan'],
    ['a surname that is a word', '<div><h3>Ann Baker</h3><p>Owner</p></div>', 'Ann Baker'],
    [
      'a title between honorific and name',
      '<p>Herr Rechtsanwalt Jörn Hollerbusch',
      'Herr Rechtsanwalt Jörn Hollerbusch',
    ],
    ['a label of imprints', '<p>Vertreten durch: Annegret Hollerbusch', 'Annegret Hollerbusch'],
  ])('are known by %s', (_name, html, name) => {
    expect(peopleOf(html).map((person) => person['name'])).toEqual([name]);
  });
});

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
