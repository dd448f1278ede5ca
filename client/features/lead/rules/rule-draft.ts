import * as z from 'zod/mini';
import { newId } from '../../../../schema/id.ts';
import {
  isRuleGroup,
  type LeadRule,
  type LeadRuleGroup,
  leadRules,
} from '../../../../schema/lead/rule.ts';
import { asksOf, type RuleField, type RuleTest, testsOf } from './rule-fields.ts';

/** A condition as it is being written: what is typed may mean nothing yet. */
export interface DraftCondition {
  id: string;
  field: RuleField;
  is: RuleTest;
  /** What is typed; a day as `YYYY-MM-DD`. */
  text: string;
  choices: readonly string[];
}

export interface DraftGroup {
  id: string;
  match: 'all' | 'any';
  rules: readonly Draft[];
}

export type Draft = DraftCondition | DraftGroup;

export const isDraftGroup = (draft: Draft): draft is DraftGroup => 'rules' in draft;

export const emptyCondition = (): DraftCondition => ({
  id: newId(),
  field: 'name',
  is: 'contains',
  text: '',
  choices: [],
});

export const emptyGroup = (match: DraftGroup['match']): DraftGroup => ({
  id: newId(),
  match,
  rules: [emptyCondition()],
});

/** Another field keeps the test and the text where they make sense of it too. */
export function withField(condition: DraftCondition, field: RuleField): DraftCondition {
  const tests = testsOf(field);
  const is = tests.includes(condition.is) ? condition.is : tests[0]!;
  const keepsText = asksOf(is) === asksOf(condition.is) && asksOf(is) !== 'choices';
  return { ...condition, field, is, text: keepsText ? condition.text : '', choices: [] };
}

export function withTest(condition: DraftCondition, is: RuleTest): DraftCondition {
  const keepsText = asksOf(is) === asksOf(condition.is);
  return { ...condition, is, text: keepsText ? condition.text : '' };
}

/** The whole with one part replaced, or gone for null; a group that is empty then goes too. */
export function replaceIn(group: DraftGroup, id: string, next: Draft | null): DraftGroup {
  const rules = group.rules.flatMap((rule): Draft[] => {
    if (rule.id === id) return next ? [next] : [];
    if (!isDraftGroup(rule)) return [rule];
    const inner = replaceIn(rule, id, next);
    return inner.rules.length > 0 ? [inner] : [];
  });
  return { ...group, rules };
}

export function toDraft(rules: LeadRuleGroup | undefined): DraftGroup {
  return rules ? draftGroup(rules) : emptyGroup('all');
}

function draftGroup({ match, rules }: LeadRuleGroup): DraftGroup {
  return { id: newId(), match, rules: rules.map(draftOf) };
}

function draftOf(rule: LeadRule): Draft {
  if (isRuleGroup(rule)) return draftGroup(rule);
  const { field, is } = rule;
  const value: unknown = 'value' in rule ? rule.value : '';
  if (Array.isArray(value)) return { id: newId(), field, is, text: '', choices: value };
  return { id: newId(), field, is, text: String(value), choices: [] };
}

export function countDrafts(draft: Draft): number {
  return isDraftGroup(draft) ? draft.rules.reduce((sum, rule) => sum + countDrafts(rule), 0) : 1;
}

/** What the draft means so far; conditions that lack something are left out. */
export function fromDraft(draft: DraftGroup): LeadRuleGroup | undefined {
  const rules = draft.rules.flatMap((rule) => {
    const meant = isDraftGroup(rule) ? fromDraft(rule) : conditionOf(rule);
    return meant ? [meant] : [];
  });
  if (rules.length === 0) return undefined;
  const parsed = z.safeParse(leadRules, { match: draft.match, rules });
  return parsed.success ? parsed.data : undefined;
}

function conditionOf({ field, is, text, choices }: DraftCondition): LeadRule | null {
  const asks = asksOf(is);
  const value =
    asks === 'choices'
      ? choices
      : asks === 'text' || asks === 'day'
        ? text.trim()
        : Number(text || NaN);
  const rule = asks === 'nothing' ? { field, is } : { field, is, value };
  const parsed = z.safeParse(leadRules, { match: 'all', rules: [rule] });
  return parsed.success ? (parsed.data.rules[0] ?? null) : null;
}
