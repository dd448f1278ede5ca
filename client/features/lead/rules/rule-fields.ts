import {
  CHOICE_RULE_FIELDS,
  CHOICE_TESTS,
  DATE_RULE_FIELDS,
  DATE_TESTS,
  NUMBER_TESTS,
  TAG_TESTS,
  TEXT_RULE_FIELDS,
  TEXT_TESTS,
} from '../../../../schema/lead/rule.ts';

export type RuleTest =
  | (typeof TEXT_TESTS)[number]
  | (typeof NUMBER_TESTS)[number]
  | (typeof DATE_TESTS)[number]
  | (typeof CHOICE_TESTS)[number]
  | (typeof TAG_TESTS)[number];

export type ChoiceField = (typeof CHOICE_RULE_FIELDS)[number];
export type RuleField =
  | (typeof TEXT_RULE_FIELDS)[number]
  | (typeof DATE_RULE_FIELDS)[number]
  | ChoiceField
  | 'score'
  | 'tags';

/** In the order in which they are offered: what people ask for most, first. */
export const RULE_FIELDS: readonly RuleField[] = [
  'name',
  'companyName',
  'title',
  'status',
  'score',
  'tags',
  'ownerId',
  'kind',
  'country',
  'city',
  'region',
  'postalCode',
  'street',
  'email',
  'emailState',
  'phone',
  'website',
  'linkedin',
  'taskId',
  'createdAt',
  'updatedAt',
];

const includes = (fields: readonly string[], field: RuleField) => fields.includes(field);

/** What may be asked of a field. */
export function testsOf(field: RuleField): readonly RuleTest[] {
  if (field === 'score') return NUMBER_TESTS;
  if (field === 'tags') return TAG_TESTS;
  if (includes(DATE_RULE_FIELDS, field)) return DATE_TESTS;
  return includes(CHOICE_RULE_FIELDS, field) ? CHOICE_TESTS : TEXT_TESTS;
}

/** What a person gives to a test. */
export type Asks = 'nothing' | 'text' | 'number' | 'days' | 'day' | 'choices';

const ASKS: Record<RuleTest, Asks> = {
  contains: 'text',
  lacks: 'text',
  equals: 'text',
  differs: 'text',
  filled: 'nothing',
  empty: 'nothing',
  from: 'number',
  to: 'number',
  within: 'days',
  beyond: 'days',
  since: 'day',
  before: 'day',
  anyOf: 'choices',
  noneOf: 'choices',
  allOf: 'choices',
};
export const asksOf = (test: RuleTest): Asks => ASKS[test];
