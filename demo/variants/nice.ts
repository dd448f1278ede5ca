import type { Variant } from '../variant.ts';

/** The ways in which ordinary sites publish who they are: the pleasant half of the web. */
export const NICE_VARIANTS: readonly Variant[] = [
  {
    name: 'json-ld',
    outcome: 'facts',
    expectation: 'Reads company and people from schema.org JSON-LD, and the same from the page.',
    traits: { markup: 'json-ld' },
  },
  {
    name: 'plain-text',
    outcome: 'facts',
    expectation: 'Reads unlinked numbers, addresses and names from lines of plain text.',
    traits: { layout: 'sentence', mail: 'text', team: 'prose' },
  },
  {
    name: 'imprint',
    outcome: 'facts',
    expectation: 'Finds the contact facts on the legal page alone.',
    traits: { place: 'legal', team: 'list' },
  },
  {
    name: 'microdata',
    outcome: 'facts',
    expectation: 'Reads itemprop values, hidden ones in meta elements too.',
    traits: { markup: 'microdata' },
  },
  {
    name: 'contact-table',
    outcome: 'facts',
    expectation: 'Reads the contact facts and the team from tables with headings.',
    traits: { layout: 'table', team: 'table' },
  },
  {
    name: 'json-ld-graph',
    outcome: 'facts',
    expectation: 'Follows @id references within one @graph that stands on every page.',
    traits: { markup: 'json-ld-graph', team: 'list' },
  },
  {
    name: 'footer-only',
    outcome: 'facts',
    expectation:
      'Finds the contact facts in the footer, the same on every page, and counts them once.',
    traits: { place: 'footer', team: 'prose' },
  },
  {
    name: 'h-card',
    outcome: 'facts',
    expectation: 'Reads h-card and h-adr classes.',
    traits: { markup: 'h-card' },
  },
  {
    name: 'team-cards',
    outcome: 'facts',
    expectation: 'Tells each person’s title, number and address apart on a page of cards.',
    traits: { team: 'cards' },
  },
  {
    name: 'cloudflare-mail',
    outcome: 'facts',
    expectation: 'Decodes data-cfemail.',
    traits: { mail: 'cloudflare' },
  },
  {
    name: 'rdfa',
    outcome: 'facts',
    expectation: 'Reads property and typeof attributes with a vocab.',
    traits: { markup: 'rdfa', team: 'list' },
  },
  {
    name: 'team-table',
    outcome: 'facts',
    expectation: 'Keeps the rows of a staff table apart.',
    traits: { team: 'table', layout: 'list' },
  },
  {
    name: 'at-dot-mail',
    outcome: 'facts',
    expectation: 'Reads “name [at] company [dot] example” and its relatives.',
    traits: { mail: 'at-dot', team: 'list' },
  },
  {
    name: 'definition-list',
    outcome: 'facts',
    expectation: 'Pairs the terms and definitions of a dl.',
    traits: { layout: 'list' },
  },
  {
    name: 'entity-mail',
    outcome: 'facts',
    expectation: 'Decodes addresses written in decimal and hexadecimal character references.',
    traits: { mail: 'entities' },
  },
  {
    name: 'labelled-links',
    outcome: 'facts',
    expectation: 'Takes numbers and addresses from tel: and mailto: links that only say “Call us”.',
    traits: { layout: 'labelled-links' },
  },
];
