import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MAX_RULE_DEPTH } from '../../../../schema/lead/rule.ts';
import {
  type Draft,
  type DraftGroup,
  emptyCondition,
  emptyGroup,
  isDraftGroup,
} from './rule-draft.ts';
import { type RuleGround, RuleRow } from './rule-row.tsx';
import classes from './rules.module.css';

interface RuleGroupProps extends RuleGround {
  group: DraftGroup;
  /** One for the outermost. */
  depth: number;
  /** No more conditions fit. */
  isFull: boolean;
  /** Replaces a part of the whole; takes it out for null. */
  onReplace: (id: string, next: Draft | null) => void;
}

/** Conditions that hold all together or any of them, and groups of such. */
export function RuleGroup({ group, depth, isFull, onReplace, ...ground }: RuleGroupProps) {
  const { t } = useTranslation('lead');
  const add = (rule: Draft) => onReplace(group.id, { ...group, rules: [...group.rules, rule] });
  return (
    <section
      className={classes.group}
      data-depth={depth}
      aria-label={t(`rules.match.${group.match}`)}
    >
      <header className={classes.groupHead}>
        <SegmentedControl
          size="xs"
          aria-label={t('rules.matchLabel')}
          value={group.match}
          onChange={(match) => onReplace(group.id, { ...group, match })}
          data={(['all', 'any'] as const).map((value) => ({
            value,
            label: t(`rules.match.${value}`),
          }))}
        />
        {depth > 1 && (
          <ActionIcon
            variant="subtle"
            aria-label={t('rules.removeGroup')}
            onClick={() => onReplace(group.id, null)}
          >
            <IconX size={15} stroke={1.8} aria-hidden="true" />
          </ActionIcon>
        )}
      </header>
      {group.rules.map((rule, nth) => (
        <div key={rule.id} className={classes.part}>
          {nth > 0 && <span className={classes.joint}>{t(`rules.joint.${group.match}`)}</span>}
          {isDraftGroup(rule) ? (
            <RuleGroup
              group={rule}
              depth={depth + 1}
              isFull={isFull}
              onReplace={onReplace}
              {...ground}
            />
          ) : (
            <RuleRow
              condition={rule}
              onChange={(next) => onReplace(rule.id, next)}
              onRemove={() => onReplace(rule.id, null)}
              {...ground}
            />
          )}
        </div>
      ))}
      <footer className={classes.groupFoot}>
        <Button
          variant="subtle"
          size="xs"
          disabled={isFull}
          leftSection={<IconPlus size={14} stroke={1.8} aria-hidden="true" />}
          onClick={() => add(emptyCondition())}
        >
          {t('rules.add')}
        </Button>
        {depth < MAX_RULE_DEPTH && (
          <Button
            variant="subtle"
            size="xs"
            disabled={isFull}
            leftSection={<IconPlus size={14} stroke={1.8} aria-hidden="true" />}
            // The other way round: a group that holds as the one around it would be none.
            onClick={() => add(emptyGroup(group.match === 'all' ? 'any' : 'all'))}
          >
            {t('rules.addGroup')}
          </Button>
        )}
      </footer>
    </section>
  );
}
