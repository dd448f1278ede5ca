import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MAX_DAYS } from '../../../../schema/lead/rule.ts';
import type { Lookups } from '../lead-types.ts';
import { RuleChoices } from './rule-choices.tsx';
import { type DraftCondition, withField, withTest } from './rule-draft.ts';
import {
  asksOf,
  type ChoiceField,
  RULE_FIELDS,
  type RuleField,
  type RuleTest,
  testsOf,
} from './rule-fields.ts';
import classes from './rules.module.css';

export interface RuleGround {
  lookups: Lookups;
  tasks: readonly { id: string; name: string }[];
}

interface RuleRowProps extends RuleGround {
  condition: DraftCondition;
  onChange: (condition: DraftCondition) => void;
  onRemove: () => void;
}

/** One condition: a field, what is asked of it, and by what. */
export function RuleRow({ condition, onChange, onRemove, ...ground }: RuleRowProps) {
  const { t } = useTranslation('lead');
  const { field, is } = condition;
  const fieldName = t(`rules.fields.${field}`);
  return (
    <fieldset className={classes.row} aria-label={fieldName}>
      <NativeSelect
        aria-label={t('rules.field')}
        value={field}
        onChange={(event) => onChange(withField(condition, event.currentTarget.value as RuleField))}
        data={RULE_FIELDS.map((value) => ({ value, label: t(`rules.fields.${value}`) }))}
      />
      <NativeSelect
        aria-label={t('rules.test')}
        value={is}
        onChange={(event) => onChange(withTest(condition, event.currentTarget.value as RuleTest))}
        data={testsOf(field).map((value) => ({ value, label: t(`rules.tests.${value}`) }))}
      />
      <RuleValue condition={condition} onChange={onChange} label={fieldName} {...ground} />
      <ActionIcon
        className={classes.remove}
        variant="subtle"
        aria-label={t('rules.remove', { field: fieldName })}
        onClick={onRemove}
      >
        <IconX size={15} stroke={1.8} aria-hidden="true" />
      </ActionIcon>
    </fieldset>
  );
}

interface RuleValueProps extends RuleGround {
  condition: DraftCondition;
  onChange: (condition: DraftCondition) => void;
  label: string;
}

function RuleValue({ condition, onChange, label, lookups, tasks }: RuleValueProps) {
  const { t } = useTranslation('lead');
  const asks = asksOf(condition.is);
  if (asks === 'nothing') return <span className={classes.nothing} />;
  if (asks === 'choices') {
    return (
      <RuleChoices
        field={condition.field as ChoiceField | 'tags'}
        label={label}
        chosen={condition.choices}
        onChoose={(choices) => onChange({ ...condition, choices })}
        lookups={lookups}
        tasks={tasks}
      />
    );
  }
  const kind = {
    text: { type: 'text', maxLength: 200 },
    day: { type: 'date' },
    number: { type: 'number', min: 0, max: 100, step: 1 },
    days: { type: 'number', min: 1, max: MAX_DAYS, step: 1 },
  }[asks];
  return (
    <TextInput
      {...kind}
      aria-label={t('rules.value', { field: label })}
      placeholder={asks === 'days' ? t('rules.days') : undefined}
      autoComplete="off"
      value={condition.text}
      onChange={(event) => onChange({ ...condition, text: event.currentTarget.value })}
    />
  );
}
