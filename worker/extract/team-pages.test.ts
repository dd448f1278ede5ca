import { describe, expect, test } from 'vitest';
import { extractPage } from './extract-page.ts';
import { mergeSite } from './merge-site.ts';

/** Who is on a page, with their functions, as leads are made of it. */
function peopleOn(lang: string, body: string): Record<string, string | undefined> {
  const html = `<!doctype html><html lang="${lang}"><title>Team</title><main>${body}</main></html>`;
  const { people } = mergeSite([extractPage({ url: 'https://www.firm.example/team', html })]);
  return Object.fromEntries(people.map(({ fields }) => [fields.name.value, fields.title?.value]));
}

type Card = readonly [name: string, role: string];
const each = (cards: readonly Card[], card: (name: string, role: string) => string) =>
  cards.map(([name, role]) => card(name, role)).join('');

/** As the builders of many small sites write their cards. */
const wordpress = (...cards: Card[]) =>
  each(
    cards,
    (name, role) =>
      `<div class="wp-block-column"><figure class="wp-block-image"><img alt=""></figure><h3 class="wp-block-heading">${name}</h3><p class="has-text-align-center">${role}</p></div>`,
  );
const wix = (...cards: Card[]) =>
  each(
    cards,
    (name, role) =>
      `<div role="listitem"><div class="wixui-rich-text"><h2 class="font_2"><span><span>${name}</span></span></h2></div><div class="wixui-rich-text"><p class="font_8"><span>${role}</span></p></div></div>`,
  );
const squarespace = (...cards: Card[]) =>
  each(
    cards,
    (name, role) =>
      `<div class="sqs-block html-block"><div class="sqs-html-content"><h4><strong>${name}</strong></h4><p><em>${role}</em></p></div></div>`,
  );
const divi = (...cards: Card[]) =>
  each(
    cards,
    (name, role) =>
      `<div class="et_pb_team_member"><div class="et_pb_team_member_image"><img alt="${name}"></div><div class="et_pb_team_member_description"><h4>${name}</h4><p class="et_pb_member_position">${role}</p></div></div>`,
  );
const jimdo = (...cards: Card[]) =>
  each(
    cards,
    (name, role) =>
      `<div class="j-module j-textWithImage"><p><strong>${name}</strong><br>${role}</p></div>`,
  );

describe('a team’s page', () => {
  test('in Dutch: trades by themselves, families with a plain word', () => {
    expect(
      peopleOn(
        'nl',
        wordpress(
          ['Jeroen de Wit', 'Eigenaar'],
          ['Marloes van den Berg', 'Planning en administratie'],
          ['Bart Janssen', 'Schilder'],
          ['Fatima el Amrani', 'Leerling-schilder'],
          ['Gratis offerte', 'Vraag hem hier aan'],
        ),
      ),
    ).toEqual({
      'Jeroen de Wit': 'Eigenaar',
      'Marloes van den Berg': 'Planning en administratie',
      'Bart Janssen': 'Schilder',
      'Fatima el Amrani': 'Leerling-schilder',
    });
  });

  test('in Spanish: two given names and two families, and what stands where functions do', () => {
    expect(
      peopleOn(
        'es',
        wordpress(
          ['María José García López', 'Veterinaria y directora'],
          ['Carlos Rodríguez', 'Auxiliar veterinario'],
          ['Íñigo Etxeberria', 'Cirujano'],
          ['Atención personalizada', 'Cuidamos de tu mascota'],
          ['Dra. Lucía Fernández', 'Dermatología'],
        ),
      ),
    ).toEqual({
      'María José García López': 'Veterinaria y directora',
      'Carlos Rodríguez': 'Auxiliar veterinario',
      'Íñigo Etxeberria': 'Cirujano',
      'Dra. Lucía Fernández': 'Dermatología',
    });
  });

  test('in French', () => {
    expect(
      peopleOn(
        'fr',
        divi(
          ['Jean-Baptiste Caron', 'Gérant fondateur'],
          ['Mme Aïcha Diallo', 'Directrice commerciale'],
          ['Paul N’GUESSAN', 'Chef d’atelier'],
          ['Hugo Bernier', 'Trésorier'],
        ),
      ),
    ).toEqual({
      'Jean-Baptiste Caron': 'Gérant fondateur',
      'Mme Aïcha Diallo': 'Directrice commerciale',
      'Paul N’GUESSAN': 'Chef d’atelier',
      'Hugo Bernier': 'Trésorier',
    });
  });

  test('in German, without its services', () => {
    const team = jimdo(
      ['Hinrich Köhn', 'Tischlermeister und Inhaber'],
      ['Silke Köhn', 'Büro'],
      ['Jannik Petersen', 'Geselle'],
    );
    const services = jimdo(['Massive Möbel', 'nach Maß'], ['Fenster und Türen', 'aus Holz']);
    expect(peopleOn('de', `${team}<h2>Leistungen</h2>${services}`)).toEqual({
      'Hinrich Köhn': 'Tischlermeister und Inhaber',
      'Silke Köhn': 'Büro',
      'Jannik Petersen': 'Geselle',
    });
  });

  test('in English, where families sound like words and mottos stand between', () => {
    expect(
      peopleOn(
        'en',
        squarespace(
          ['Lucy Hargreaves', 'Founder + Creative Director'],
          ['Our values', 'Craft, honesty and time'],
          ['Marta Lindqvist', 'Studio Manager & Bookings'],
        ) + wix(['Hannah Whitlock', 'Potter'], ['Free Shipping', 'On orders over $50']),
      ),
    ).toEqual({
      'Lucy Hargreaves': 'Founder + Creative Director',
      'Marta Lindqvist': 'Studio Manager & Bookings',
      'Hannah Whitlock': 'Potter',
    });
  });

  test('nobody gets the function at the end of another’s card', () => {
    const people = peopleOn(
      'en',
      wordpress(['Xqyra', 'Managing Director'], ['Sarah Mitchell', 'Zymurgy']),
    );
    expect(people['Sarah Mitchell']).not.toBe('Managing Director');
    const below = peopleOn(
      'de',
      '<h2>Kontakt</h2><p>Thomas Behrens</p><p>Inhaber: Ralf Dieckmann</p>',
    );
    expect(below['Thomas Behrens']).toBeUndefined();
    expect(below['Ralf Dieckmann']).toBe('Inhaber');
  });
});

test('titles before a name and letters and remarks behind it are no part of it', () => {
  const list = `<ul><li>Dr Alison Firth MBChB MRCGP</li><li>Dr Kwame Mensah (male)</li><li>Maître Julien Morel</li><li>Ellie Marsh (part-time)</li></ul>`;
  expect(Object.keys(peopleOn('en', list)).toSorted()).toEqual([
    'Dr Alison Firth',
    'Dr Kwame Mensah',
    'Ellie Marsh',
    'Maître Julien Morel',
  ]);
});

describe('an imprint', () => {
  test('names in a row behind one label are people, each', () => {
    expect(
      Object.keys(
        peopleOn(
          'de',
          '<h2>Geschäftsführung:</h2><p>Dr. Katrin Ohlsen, Thomas Behrens</p><p>Amtsgericht',
        ),
      ),
    ).toEqual(expect.arrayContaining(['Dr. Katrin Ohlsen', 'Thomas Behrens']));
  });

  test('“Name” is a label', () => {
    expect(
      Object.keys(
        peopleOn('de', '<p><b>Name:</b> Christina Hediger</p><p><b>E-Mail:</b> x@y.ch</p>'),
      ),
    ).toEqual(['Christina Hediger']);
  });
});

test('customers who praise a firm are not its people', () => {
  const praise = `
    <figure><blockquote>“They changed how we sell, all of it.”</blockquote><figcaption>Carolina Ruiz — Sales Director, Acme</figcaption></figure>
    <div><p>“An incredible experience, and I recommend it.”</p><div><p>Ana Martínez</p><p>Operations Manager</p></div></div>
    <div class="kundenstimmen"><h3>Franziska Kern</h3><h4>Geschäftsführerin</h4></div>
    <div class="opinion"><h3>Marie Dupont</h3><h4>Directrice</h4></div>`;
  expect(peopleOn('en', praise)).toEqual({});
});
