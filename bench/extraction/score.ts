import type { Prediction } from '../../worker/extract/prediction.ts';
import {
  distinct,
  emailForm,
  isAlike,
  isEqual,
  isSuffix,
  nameForm,
  personForm,
  phoneForm,
  postcodeForm,
  streetForm,
  type Same,
} from './compare.ts';
import type { MarkedPage } from './corpus.ts';

export const FIELDS = ['email', 'phone', 'person', 'street', 'postcode'] as const;
export type ScoredField = (typeof FIELDS)[number];

/** What one reader says of one page; what it cannot read it leaves out. */
export interface Reading {
  organisation?: string | null;
  values: Partial<Record<ScoredField, string[]>>;
}

export interface Score {
  precision: number;
  recall: number;
  f1: number;
}

interface Rule {
  same: Same;
  form: (text: string) => string;
  wanted: (page: MarkedPage) => string[];
}

export const RULES: Record<ScoredField, Rule> = {
  email: {
    same: isEqual,
    form: emailForm,
    wanted: (page) =>
      page
        .texts('EMAIL')
        .map(emailForm)
        .filter((value) => value.includes('@')),
  },
  phone: {
    same: isSuffix,
    form: phoneForm,
    wanted: (page) =>
      page
        .texts('TEL', 'FAX')
        .map(phoneForm)
        .filter((value) => value.length >= 7),
  },
  person: {
    same: isAlike,
    form: personForm,
    wanted: (page) =>
      page
        .texts('PER')
        .map(personForm)
        .filter((value) => value.includes(' ')),
  },
  street: {
    same: isAlike,
    form: streetForm,
    wanted: (page) => page.texts('STREET').map(streetForm),
  },
  postcode: {
    same: isEqual,
    form: postcodeForm,
    wanted: (page) => page.texts('ZIPCODE').map(postcodeForm),
  },
};

/** Addresses that only a link holds, and those of pages where nobody marked any, are not held against a reader. */
export function isUnmarked(page: MarkedPage, field: ScoredField, value: string): boolean {
  if (field !== 'email') return false;
  return !page.hasEmails || page.html.toLowerCase().includes(`mailto:${value}`);
}

export function toReading(prediction: Prediction): Reading {
  const { organization, emails, phones, people, addresses } = prediction;
  return {
    organisation: organization,
    values: {
      email: emails,
      phone: phones,
      person: people.map(({ name }) => name),
      street: addresses.map(({ street }) => street ?? ''),
      postcode: addresses.map(({ postalCode }) => postalCode ?? ''),
    },
  };
}

/** Precision, recall and F1 of one field over all pages, each value once a page; null where it was never read. */
export function scoreField(
  field: ScoredField,
  pages: readonly MarkedPage[],
  readings: ReadonlyMap<string, Reading>,
): Score | null {
  const { same, form, wanted } = RULES[field];
  let hits = 0;
  let missed = 0;
  let wrong = 0;
  let isRead = false;
  for (const page of pages) {
    const values = readings.get(page.file)?.values[field];
    isRead ||= values !== undefined;
    const want = distinct(wanted(page), same);
    const got = distinct((values ?? []).map(form), same);
    const found = want.filter((value) => got.some((other) => same(value, other))).length;
    hits += found;
    missed += want.length - found;
    wrong += got.filter(
      (value) => !want.some((other) => same(other, value)) && !isUnmarked(page, field, value),
    ).length;
  }
  if (!isRead) return null;
  return {
    precision: hits / (hits + wrong || 1),
    recall: hits / (hits + missed || 1),
    f1: (2 * hits) / (2 * hits + missed + wrong || 1),
  };
}

/** The share of pages with a marked organisation on which the first guess is one of those. */
export function scoreOrganisation(
  pages: readonly MarkedPage[],
  readings: ReadonlyMap<string, Reading>,
): number {
  const marked = pages.filter((page) => page.texts('ORG').some((text) => nameForm(text) !== ''));
  const hits = marked.filter((page) => {
    const guess = nameForm(readings.get(page.file)?.organisation ?? '');
    return guess !== '' && page.texts('ORG').some((text) => isAlike(nameForm(text), guess));
  });
  return hits.length / (marked.length || 1);
}
