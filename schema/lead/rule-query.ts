import type { Condition, ExpressionBuilder } from '@rocicorp/zero';
import type { schema } from '../tables.ts';
import { contains, differs, equals, lacks, type LeadField } from './like.ts';
import {
  type CHOICE_RULE_FIELDS,
  isRuleGroup,
  type LeadCondition,
  type LeadRule,
  NO_CHOICE,
} from './rule.ts';

type Is = ExpressionBuilder<'lead', typeof schema>;

const DAY_MS = 86_400_000;

/**
 * A rule as a condition of the leads query. Letter case does not matter; what is empty neither
 * contains nor equals anything. Days are days of UTC, so that a view means the same to device, server
 * and colleagues, wherever they are.
 */
export function toCondition(is: Is, rule: LeadRule): Condition {
  if (!isRuleGroup(rule)) return testOf(is, rule);
  const parts = rule.rules.map((part) => toCondition(is, part));
  return rule.match === 'all' ? is.and(...parts) : is.or(...parts);
}

function testOf(is: Is, rule: LeadCondition): Condition {
  switch (rule.is) {
    case 'filled':
      return is.cmp(rule.field, 'IS NOT', null);
    case 'empty':
      return is.cmp(rule.field, 'IS', null);
    case 'contains':
      return contains(is, rule.field, rule.value);
    case 'equals':
      return equals(is, rule.field, rule.value);
    case 'lacks':
      return lacks(is, rule.field, rule.value);
    case 'differs':
      return differs(is, rule.field, rule.value);
    case 'from':
      return is.cmp(rule.field, '>=', rule.value);
    case 'to':
      return is.cmp(rule.field, '<=', rule.value);
    case 'since':
      return is.cmp(rule.field, '>=', Date.parse(rule.value));
    case 'before':
      return is.cmp(rule.field, '<', Date.parse(rule.value));
    case 'within':
      return is.cmp(rule.field, '>=', daysAgo(rule.value));
    case 'beyond':
      return is.cmp(rule.field, '<', daysAgo(rule.value));
    case 'allOf':
      return is.and(...rule.value.map((id) => hasTag(is, [id])));
    case 'anyOf':
      return rule.field === 'tags' ? hasTag(is, rule.value) : anyOf(is, rule.field, rule.value);
    default:
      return noneOf(is, rule.field, rule.value);
  }
}

/** To the query all of these are strings, whatever they may be. */
type StringField = 'country';
type ChoiceField = (typeof CHOICE_RULE_FIELDS)[number];

const hasTag = (is: Is, tagIds: string[]) =>
  is.exists('tagLinks', (link) => link.where('tagId', 'IN', tagIds));

const orEmpty = (is: Is, field: LeadField, test: Condition) =>
  is.or(is.cmp(field, 'IS', null), test);

function anyOf(is: Is, field: ChoiceField, values: readonly string[]): Condition {
  const known = values.filter((value) => value !== NO_CHOICE);
  const test = is.cmp(field as StringField, 'IN', known);
  return known.length < values.length ? is.or(isNone(is, field), test) : test;
}

function noneOf(is: Is, field: ChoiceField, values: readonly string[]): Condition {
  const known = values.filter((value) => value !== NO_CHOICE);
  const test = is.cmp(field as StringField, 'NOT IN', known);
  return known.length < values.length
    ? is.and(is.not(isNone(is, field)), orEmpty(is, field, test))
    : orEmpty(is, field, test);
}

/** Nobody's, no country; an address that nobody has asked about needs an address to be one. */
function isNone(is: Is, field: ChoiceField): Condition {
  const isEmpty = is.cmp(field, 'IS', null);
  return field === 'emailState' ? is.and(isEmpty, is.cmp('email', 'IS NOT', null)) : isEmpty;
}

const daysAgo = (days: number) => (Math.floor(Date.now() / DAY_MS) - days) * DAY_MS;
