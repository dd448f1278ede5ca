import { describe, expect, test } from 'vitest';
import type { LeadRuleGroup } from '../../../../schema/lead/rule.ts';
import {
  type DraftCondition,
  type DraftGroup,
  emptyCondition,
  emptyGroup,
  fromDraft,
  replaceIn,
  toDraft,
  withField,
  withTest,
} from './rule-draft.ts';

const rules: LeadRuleGroup = {
  match: 'all',
  rules: [
    { field: 'city', is: 'contains', value: 'Leeds' },
    {
      match: 'any',
      rules: [
        { field: 'score', is: 'from', value: 70 },
        { field: 'tags', is: 'allOf', value: ['tag-0001'] },
        { field: 'createdAt', is: 'since', value: '2026-11-01' },
        { field: 'updatedAt', is: 'within', value: 7 },
        { field: 'email', is: 'empty' },
      ],
    },
  ],
};
const condition = (part: Partial<DraftCondition>): DraftCondition => ({
  ...emptyCondition(),
  ...part,
});
const group = (...conditions: DraftCondition[]): DraftGroup => ({
  ...emptyGroup('all'),
  rules: conditions,
});

test('rules survive the way into the editor and back', () => {
  expect(fromDraft(toDraft(rules))).toEqual(rules);
  expect(fromDraft(toDraft(undefined))).toBeUndefined();
});

describe('what is still being written', () => {
  test.each([
    condition({ text: '   ' }),
    condition({ field: 'score', is: 'from', text: '' }),
    condition({ field: 'score', is: 'from', text: '101' }),
    condition({ field: 'score', is: 'to', text: '7.5' }),
    condition({ field: 'createdAt', is: 'since', text: '2026-1' }),
    condition({ field: 'createdAt', is: 'within', text: '0' }),
    condition({ field: 'status', is: 'anyOf', choices: [] }),
  ])('narrows nothing: %j', (unfinished) => {
    const finished = condition({ field: 'city', is: 'equals', text: 'Leeds' });
    expect(fromDraft(group(unfinished))).toBeUndefined();
    expect(fromDraft(group(unfinished, finished))).toEqual({
      match: 'all',
      rules: [{ field: 'city', is: 'equals', value: 'Leeds' }],
    });
  });

  test('a group that loses its last condition goes, and what is around it stays', () => {
    const inner = group(condition({ text: 'x' }));
    const outer: DraftGroup = { ...emptyGroup('any'), rules: [inner, condition({ text: 'y' })] };
    const after = replaceIn(outer, inner.rules[0]!.id, null);
    expect(after.rules).toEqual([outer.rules[1]]);
  });
});

test('another field keeps what it can use', () => {
  const typed = condition({ field: 'city', is: 'lacks', text: 'Leeds' });
  expect(withField(typed, 'street')).toMatchObject({ is: 'lacks', text: 'Leeds' });
  expect(withField(typed, 'score')).toMatchObject({ is: 'from', text: '' });
  expect(withTest(typed, 'empty')).toMatchObject({ field: 'city', text: '' });
  const chosen = condition({ field: 'status', is: 'noneOf', choices: ['new'] });
  expect(withField(chosen, 'kind')).toMatchObject({ is: 'noneOf', choices: [] });
});
