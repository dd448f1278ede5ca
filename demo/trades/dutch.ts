import { listOf } from '../list-of.ts';
import type { Trade } from './trade.ts';

export const DUTCH_TRADES: readonly Trade[] = [
  {
    key: 'dentist',
    schemaType: 'Dentist',
    industry: 'Tandartspraktijk',
    names: ['Tandartspraktijk {street}', 'Mondzorg {word}', 'Tandarts {last}'],
    taglines: ['Rustige zorg voor het hele gezin', 'Een gezond gebit begint hier'],
    descriptions: [
      'Tandartspraktijk in {city} voor controles, implantaten en mondhygiëne, al sinds {founded} in de buurt.',
    ],
    services: listOf(`Periodieke controle | Mondhygiëne | Implantaten | Tanden bleken | Spoedhulp |
    Kindertandheelkunde`),
    titles: listOf(`Tandarts
    | Praktijkmanager
    | Mondhygiëniste/Mondhygiënist
    | Preventieassistente/Preventieassistent`),
  },
  {
    key: 'cafe',
    schemaType: 'CafeOrCoffeeShop',
    industry: 'Koffiebar en bakkerij',
    names: ['Koffiebar {word}', 'Bakkerij {last}', 'Café {street}'],
    taglines: ['Vers gebrand, vers gebakken', 'Elke ochtend warm brood'],
    descriptions: [
      'Koffiebar en bakkerij in {city} met eigen branderij en desembrood, open sinds {founded}.',
    ],
    services:
      listOf(`Ontbijt en lunch | Koffieabonnement | Catering | Baristacursus | Taarten op maat |
    Vergaderruimte`),
    titles: listOf(`Eigenares/Eigenaar
    | Hoofdbakker
    | Bedrijfsleider
    | Brander`),
  },
  {
    key: 'saas',
    firstYear: 2004,
    schemaType: 'Organization',
    industry: 'Softwarebedrijf',
    names: ['{word} Software', '{word} Platform', '{last} Automatisering'],
    taglines: ['Planning zonder gedoe', 'Software die met je meedenkt'],
    descriptions: [
      'Softwarebedrijf uit {city} dat planning en facturatie voor installateurs eenvoudig maakt, opgericht in {founded}.',
    ],
    services: listOf(
      `Planningsmodule | Facturatie | Koppelingen | Dataconversie | Training | Mobiele app`,
    ),
    titles: listOf(`Algemeen directeur
    | Technisch directeur
    | Hoofd verkoop
    | Klantadviseur
    | Productmanager`),
  },
];
