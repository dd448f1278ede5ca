import * as z from 'zod/mini';
import { day } from '../calendar-day.ts';
import { EMAIL_STATES } from '../verification/verdict.ts';
import { LEAD_STATUSES } from './fields.ts';

/**
 * Rules of the leads table: conditions that hold all together or any of them, in groups within
 * groups. “All of: city contains Leeds, any of: score at least 70, tag is one of Partner.”
 */
export const TEXT_RULE_FIELDS = [
  'name',
  'companyName',
  'title',
  'email',
  'phone',
  'website',
  'street',
  'city',
  'region',
  'postalCode',
  'linkedin',
] as const;
export const DATE_RULE_FIELDS = ['createdAt', 'updatedAt'] as const;
export const CHOICE_RULE_FIELDS = [
  'status',
  'kind',
  'ownerId',
  'country',
  'emailState',
  'taskId',
] as const;

export const TEXT_TESTS = ['contains', 'lacks', 'equals', 'differs', 'filled', 'empty'] as const;
export const NUMBER_TESTS = ['from', 'to', 'filled', 'empty'] as const;
export const DATE_TESTS = ['within', 'beyond', 'since', 'before'] as const;
export const CHOICE_TESTS = ['anyOf', 'noneOf'] as const;
export const TAG_TESTS = ['anyOf', 'allOf'] as const;

/** The choice that stands for none: nobody's, no country, not checked. Ids and codes are never empty. */
export const NO_CHOICE = '';

const MAX_TEXT = 200;
const MAX_CHOICES = 50;
export const MAX_DAYS = 3_650;
/** Groups within each other, the outermost included. */
export const MAX_RULE_DEPTH = 3;
export const MAX_CONDITIONS = 30;

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_TEXT));
const ids = z
  .array(z.string().check(z.maxLength(64)))
  .check(z.minLength(1), z.maxLength(MAX_CHOICES));
const days = z.int().check(z.gte(1), z.lte(MAX_DAYS));

const choices = <const Values extends readonly string[]>(values: Values) =>
  z.array(z.enum([...values, NO_CHOICE])).check(z.minLength(1), z.maxLength(values.length + 1));

const condition = z.union([
  z.strictObject({
    field: z.enum(TEXT_RULE_FIELDS),
    is: z.enum(['contains', 'lacks', 'equals', 'differs']),
    value: text,
  }),
  z.strictObject({ field: z.enum(TEXT_RULE_FIELDS), is: z.enum(['filled', 'empty']) }),
  z.strictObject({
    field: z.literal('score'),
    is: z.enum(['from', 'to']),
    value: z.int().check(z.gte(0), z.lte(100)),
  }),
  z.strictObject({ field: z.literal('score'), is: z.enum(['filled', 'empty']) }),
  z.strictObject({
    field: z.enum(DATE_RULE_FIELDS),
    is: z.enum(['within', 'beyond']),
    value: days,
  }),
  z.strictObject({
    field: z.enum(DATE_RULE_FIELDS),
    is: z.enum(['since', 'before']),
    value: day,
  }),
  z.strictObject({
    field: z.literal('status'),
    is: z.enum(CHOICE_TESTS),
    value: choices(LEAD_STATUSES),
  }),
  z.strictObject({
    field: z.literal('kind'),
    is: z.enum(CHOICE_TESTS),
    value: choices(['company', 'person']),
  }),
  z.strictObject({
    field: z.literal('emailState'),
    is: z.enum(CHOICE_TESTS),
    value: choices(EMAIL_STATES),
  }),
  z.strictObject({
    field: z.enum(['ownerId', 'country', 'taskId']),
    is: z.enum(CHOICE_TESTS),
    value: ids,
  }),
  z.strictObject({ field: z.literal('tags'), is: z.enum(TAG_TESTS), value: ids }),
]);
export type LeadCondition = z.infer<typeof condition>;

export type LeadRuleGroup = { match: 'all' | 'any'; rules: LeadRule[] };
export type LeadRule = LeadCondition | LeadRuleGroup;

const group: z.ZodMiniType<LeadRuleGroup, LeadRuleGroup> = z.strictObject({
  match: z.enum(['all', 'any']),
  rules: z
    .array(z.union([condition, z.lazy(() => group)]))
    .check(z.minLength(1), z.maxLength(MAX_CONDITIONS)),
});

export const isRuleGroup = (rule: LeadRule): rule is LeadRuleGroup => 'rules' in rule;

export const leadRules = group.check(
  z.refine((rules) => depthOf(rules) <= MAX_RULE_DEPTH, {
    error: `Groups stand at most ${MAX_RULE_DEPTH} deep`,
  }),
  z.refine((rules) => countConditions(rules) <= MAX_CONDITIONS, {
    error: `There are at most ${MAX_CONDITIONS} conditions`,
  }),
);

export function countConditions(rule: LeadRule): number {
  if (!isRuleGroup(rule)) return 1;
  return rule.rules.reduce((sum, part) => sum + countConditions(part), 0);
}

function depthOf(rule: LeadRule): number {
  return isRuleGroup(rule) ? 1 + Math.max(0, ...rule.rules.map(depthOf)) : 0;
}
