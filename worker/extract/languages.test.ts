import { describe, expect, test } from 'vitest';
import type { Finding } from '../../schema/evidence/finding.ts';
import { extractPage } from './extract-page.ts';
import { isSupported } from './receipt.ts';

interface Read {
  name: string | undefined;
  emails: string[];
  phones: string[];
  faxes: string[];
  people: Record<string, string>[];
  addresses: Record<string, string>[];
}

/** What a page says, flat; every finding's receipt is checked on the way. */
function read(url: string, html: string): Read {
  const { findings } = extractPage({ url, html });
  expect(findings.filter((finding) => !isSupported(html, finding))).toEqual([]);
  const company = findings.filter(({ subject }) => subject === 'company');
  const values = (field: Finding['field']) => [
    ...new Set(company.filter((each) => each.field === field).map(({ value }) => value)),
  ];
  const names = company.filter(({ field }) => field === 'name');
  return {
    name: names.toSorted((a, b) => b.confidence - a.confidence)[0]?.value,
    emails: values('email'),
    phones: values('phone'),
    faxes: values('fax'),
    people: group(findings, ({ subject }) => (subject === 'company' ? null : subject)),
    addresses: group(company, (finding) => finding.group?.toString() ?? null),
  };
}

function group(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string | null,
): Record<string, string>[] {
  const groups = new Map<string, Record<string, string>>();
  for (const finding of findings) {
    const key = keyOf(finding);
    if (key !== null) groups.set(key, { [finding.field]: finding.value, ...groups.get(key) });
  }
  return [...groups.values()];
}

describe('a page in German', () => {
  const html = `<!doctype html><html lang="de"><head><title>Impressum – Tischlerei Hollerbusch</title></head>
<body><img class="logo" alt="Tischlerei Hollerbusch Logo"><h1>Impressum</h1>
<p>Angaben gemäß § 5 DDG</p>
<p>Tischlerei Hollerbusch GmbH &amp; Co. KG<br>Am Alten Markt 3-5<br>D-50667 Köln</p>
<p>Vertreten durch:<br>Annegret Hollerbusch</p>
<p>Geschäftsführer: Dipl.-Ing. Jürgen Wendelin</p>
<table><tr><td>Telefon:</td><td>0221 / 98 76 54 - 0</td></tr><tr><td>Telefax:</td><td>0221 / 98 76 54 - 99</td></tr>
<tr><td>E-Mail:</td><td>info (at) tischlerei-hollerbusch (punkt) de</td></tr></table>
<p>Registergericht: Amtsgericht Köln, HRB 123456<br>USt-IdNr.: DE123456789<br>IBAN: DE12 5001 0517 0648 4898 90</p>
<footer>© 2012–2026 Tischlerei Hollerbusch GmbH &amp; Co. KG</footer></body></html>`;

  test('is read whole from its imprint, and its register numbers are no phones', () => {
    expect(read('https://www.tischlerei-hollerbusch.de/impressum', html)).toMatchObject({
      name: expect.stringMatching(/^Tischlerei Hollerbusch/),
      emails: ['info@tischlerei-hollerbusch.de'],
      phones: ['+492219876540'],
      faxes: ['+4922198765499'],
      people: [
        { name: 'Annegret Hollerbusch' },
        { name: 'Dipl.-Ing. Jürgen Wendelin', title: 'Geschäftsführer' },
      ],
      addresses: [
        { street: 'Am Alten Markt 3-5', postal_code: '50667', city: 'Köln', country: 'DE' },
      ],
    });
  });

  test.each([
    ['Anschrift: Straße des 17. Juni 135 · 10623 Berlin', 'Straße des 17. Juni 135', 'Berlin'],
    ['An der Alster 6, 20099 Hamburg Tel. 040 1234567', 'An der Alster 6', 'Hamburg'],
    ['Postfach 10 12 34<br>44712 Bochum', 'Postfach 10 12 34', 'Bochum'],
    ['Geschäftsstelle Littenstraße 9, 10179 Berlin', 'Littenstraße 9', 'Berlin'],
  ])('tells the street of %s', (text, street, city) => {
    const { addresses } = read('https://firma.de/', `<html lang=de><p>${text}`);
    expect(addresses).toEqual([expect.objectContaining({ street, city })]);
  });
});

describe('a page in French', () => {
  const html = `<!doctype html><html lang="fr"><head><title>Mentions légales | Menuiserie Vauquelin</title></head><body>
<h1>Mentions légales</h1><p>Menuiserie Vauquelin SARL au capital de 10 000 €</p>
<p>Siège social : 12 bis, rue du Faubourg Saint-Honoré – 75008 PARIS</p>
<p>RCS Paris 732 829 320 – SIRET 732 829 320 00074 – TVA FR44732829320</p>
<p>Directrice de la publication : Élodie Vauquelin</p>
<p>Tél. : 01 42 68 53 00 – Fax : 01 42 68 53 01 – Port. 06.12.34.56.78</p>
<p>Courriel : contact arobase menuiserie-vauquelin point fr</p>
<div class="equipe"><h3>Benoît Lachaud</h3><p>Responsable d'atelier</p><h3>Maëlle Quéré</h3><p>Assistante de direction</p></div>
<footer>© Menuiserie Vauquelin</footer></body></html>`;

  test('is read whole from its legal notice', () => {
    expect(read('https://www.menuiserie-vauquelin.fr/mentions-legales', html)).toMatchObject({
      name: expect.stringMatching(/^Menuiserie Vauquelin/),
      emails: ['contact@menuiserie-vauquelin.fr'],
      phones: ['+33142685300', '+33612345678'],
      faxes: ['+33142685301'],
      people: [
        { name: 'Élodie Vauquelin' },
        { name: 'Benoît Lachaud', title: "Responsable d'atelier" },
        { name: 'Maëlle Quéré', title: 'Assistante de direction' },
      ],
      addresses: [
        {
          street: '12 bis, rue du Faubourg Saint-Honoré',
          postal_code: '75008',
          city: 'PARIS',
          country: 'FR',
        },
      ],
    });
  });

  test.each([
    ['Place de la République<br>35000 Rennes', 'Place de la République', 'Rennes'],
    ['5, Chemin du Moulin - BP 45 - 31700 Blagnac', '5, Chemin du Moulin, BP 45', 'Blagnac'],
    ['3 allée des Chênes, 69570 Dardilly', '3 allée des Chênes', 'Dardilly'],
  ])('tells the street of %s', (text, street, city) => {
    const { addresses } = read('https://exemple.fr/', `<html lang=fr><p>${text}`);
    expect(addresses).toEqual([expect.objectContaining({ street, city })]);
  });
});

describe('a page in Dutch', () => {
  const html = `<!doctype html><html lang="nl"><head><title>Contact - Bakkerij Roggeveen</title></head><body>
<h1>Contact</h1><p>Bakkerij Roggeveen B.V.<br>Bezoekadres: Herengracht 182-2<br>1016 BR Amsterdam</p>
<p>T 020-6241111 F 020-6241112 M 06-12345678</p><p>E info[at]bakkerij-roggeveen.nl</p>
<p>KvK 12345678 BTW NL001234567B01</p>
<dl><dt>Eigenaar</dt><dd>Sjoerd Roggeveen</dd><dt>Verkoop</dt><dd>Marijke van der Laan</dd></dl></body></html>`;

  test('is read whole from its contact page', () => {
    expect(read('https://www.bakkerij-roggeveen.nl/contact', html)).toMatchObject({
      name: expect.stringMatching(/^Bakkerij Roggeveen/),
      emails: ['info@bakkerij-roggeveen.nl'],
      phones: ['+31206241111', '+31612345678'],
      faxes: ['+31206241112'],
      people: [{ name: 'Sjoerd Roggeveen', title: 'Eigenaar' }, { name: 'Marijke van der Laan' }],
      addresses: [
        { street: 'Herengracht 182-2', postal_code: '1016 BR', city: 'Amsterdam', country: 'NL' },
      ],
    });
  });
});

describe('a page in Spanish', () => {
  const html = `<!doctype html><html lang="es"><head><title>Aviso legal · Carpintería Olmedilla</title></head><body>
<h1>Aviso legal</h1><p>Carpintería Olmedilla S.L. · CIF B12345678</p>
<p>Dirección: Calle Mayor 12, local 3, 08001 Barcelona Teléfono: 93 212 34 56</p>
<p>Móvil: 612 345 678 · Fax: 93 212 34 57</p><p>Correo: info(arroba)carpinteria-olmedilla(punto)es</p>
<table><tr><td>Gerente</td><td>Begoña Olmedilla Prat</td></tr><tr><td>Directora comercial</td><td>Montserrat Puig</td></tr></table>
</body></html>`;

  test('is read whole from its legal notice', () => {
    expect(read('https://www.carpinteria-olmedilla.es/aviso-legal', html)).toMatchObject({
      name: expect.stringMatching(/^Carpintería Olmedilla/),
      emails: ['info@carpinteria-olmedilla.es'],
      phones: ['+34932123456', '+34612345678'],
      faxes: ['+34932123457'],
      people: [
        { name: 'Begoña Olmedilla Prat', title: 'Gerente' },
        { name: 'Montserrat Puig', title: 'Directora comercial' },
      ],
      addresses: [
        {
          street: 'Calle Mayor 12, local 3',
          postal_code: '08001',
          city: 'Barcelona',
          country: 'ES',
        },
      ],
    });
  });

  test.each([
    ['C/ Gran Vía, 28, 3º B, 28013 Madrid', 'C/ Gran Vía, 28, 3º B', 'Madrid'],
    ['Avda. de la Constitución s/n · 41001 Sevilla', 'Avda. de la Constitución s/n', 'Sevilla'],
  ])('tells the street of %s', (text, street, city) => {
    const { addresses } = read('https://ejemplo.es/', `<html lang=es><p>${text}`);
    expect(addresses).toEqual([expect.objectContaining({ street, city })]);
  });
});

describe('a list of offices around the world', () => {
  const office = (lines: string[], phone: string) =>
    `<p>${lines.join('<br>')}<br>Tel: ${phone}</p>`;
  const html = `<html lang="en"><h1>Our offices</h1>
${office(['Monarch Building, 1st Floor', 'D-236, Amrapali Marg', 'Jaipur 302 001', 'India'], '+91 141 438 5900')}
${office(['Building No. 209', 'Zone 42, Street 230', 'Doha 20154', 'Qatar'], '+974 4432 1784')}
${office(['Kistassience Tower', 'Farögatan 33', '16451 Kista', 'Sweden'], '+46 8 5176 1000')}`;

  test('yields each address as a whole, whichever way its country writes it', () => {
    const { addresses } = read('https://www.acme-works.com/offices', html);
    expect(addresses).toHaveLength(3);
    expect(addresses).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ city: 'Jaipur', postal_code: '302 001', country: 'IN' }),
        expect.objectContaining({
          street: 'Building No. 209, Zone 42, Street 230',
          city: 'Doha',
          postal_code: '20154',
          country: 'QA',
        }),
        expect.objectContaining({ city: 'Kista', postal_code: '16451', country: 'SE' }),
      ]),
    );
  });
});
