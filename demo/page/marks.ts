import type { Traits } from '../variant.ts';

/**
 * Attributes that tell machines what a piece of HTML means, in one of the dialects. Some dialects
 * speak through classes, so an element's own class is handed in and comes out merged.
 */
export interface Marks {
  /** The element around all facts of the company. */
  organisation(schemaType: string, ownClass?: string): string;
  address: string;
  person(ownClass?: string): string;
  /** A property by its schema.org name. */
  property(name: string, ownClass?: string): string;
  /** Whether a property may stand in an invisible meta element. */
  hasHiddenValues: boolean;
}

const NO_MARKS: Marks = {
  organisation: (_type, own) => classOf(own),
  address: '',
  person: (own) => classOf(own),
  property: (_name, own) => classOf(own),
  hasHiddenValues: false,
};

const MICRODATA: Marks = {
  organisation: (type, own) => `${classOf(own)} itemscope itemtype="https://schema.org/${type}"`,
  address: ' itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"',
  person: (own) =>
    `${classOf(own)} itemprop="employee" itemscope itemtype="https://schema.org/Person"`,
  property: (name, own) => `${classOf(own)} itemprop="${name}"`,
  hasHiddenValues: true,
};

const RDFA: Marks = {
  organisation: (type, own) => `${classOf(own)} vocab="https://schema.org/" typeof="${type}"`,
  address: ' property="address" typeof="PostalAddress"',
  person: (own) => `${classOf(own)} property="employee" typeof="Person"`,
  property: (name, own) => `${classOf(own)} property="${name}"`,
  hasHiddenValues: true,
};

const H_CARD_CLASSES: Record<string, string> = {
  name: 'p-name',
  telephone: 'p-tel',
  email: 'u-email',
  streetAddress: 'p-street-address',
  addressLocality: 'p-locality',
  addressRegion: 'p-region',
  postalCode: 'p-postal-code',
  jobTitle: 'p-job-title',
  sameAs: 'u-url',
};

const H_CARD: Marks = {
  organisation: (_type, own) => classOf('h-card', own),
  address: ' class="p-adr h-adr"',
  person: (own) => classOf('h-card', own),
  property: (name, own) => classOf(H_CARD_CLASSES[name], own),
  hasHiddenValues: false,
};

const MARKS: Record<Traits['markup'], Marks> = {
  none: NO_MARKS,
  'json-ld': NO_MARKS,
  'json-ld-graph': NO_MARKS,
  microdata: MICRODATA,
  rdfa: RDFA,
  'h-card': H_CARD,
};

export function marksOf(markup: Traits['markup']): Marks {
  return MARKS[markup];
}

function classOf(...classes: (string | undefined)[]): string {
  const names = classes.filter(Boolean).join(' ');
  return names ? ` class="${names}"` : '';
}
