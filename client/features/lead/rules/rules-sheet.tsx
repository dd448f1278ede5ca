import { Button } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LeadRuleGroup, MAX_CONDITIONS } from '../../../../schema/lead/rule.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import {
  countDrafts,
  type Draft,
  type DraftGroup,
  fromDraft,
  isDraftGroup,
  replaceIn,
  toDraft,
} from './rule-draft.ts';
import { RuleGroup } from './rule-group.tsx';
import type { RuleGround } from './rule-row.tsx';
import classes from './rules.module.css';

interface RulesSheetProps extends RuleGround {
  rules: LeadRuleGroup | undefined;
  onRules: (rules: LeadRuleGroup | undefined) => void;
  onClose: () => void;
  isPhone: boolean;
}

/** Typing rests this long before the table follows. */
const REST_MS = 300;

/** The conditions of the leads table, beside it: it follows as they are written. */
export function RulesSheet({ rules, onRules, onClose, isPhone, ...ground }: RulesSheetProps) {
  const { t } = useTranslation('lead');
  const [draft, setDraft] = useState(() => toDraft(rules));
  const tell = useDebouncedCallback((next: DraftGroup) => onRules(fromDraft(next)), {
    delay: REST_MS,
  });
  // What came by another way, a view or a chip, is what the panel shows from then on.
  const shown = JSON.stringify(rules);
  const [told, setTold] = useState(shown);
  if (shown !== told && !tell.isPending()) {
    setTold(shown);
    if (JSON.stringify(fromDraft(draft)) !== shown) setDraft(toDraft(rules));
  }
  const close = () => {
    tell.flush();
    onClose();
  };
  const change = (next: DraftGroup) => {
    setDraft(next);
    tell(next);
  };
  const replace = (id: string, next: Draft | null) => {
    if (id !== draft.id) change(replaceIn(draft, id, next));
    else if (next && isDraftGroup(next)) change(next);
  };
  return (
    <Sheet
      title={t('rules.title')}
      isOpen
      onClose={close}
      side={isPhone ? 'bottom' : 'end'}
      size={560}
      isBeside={!isPhone}
    >
      <div className={classes.sheet}>
        <p className={classes.hint}>{t('rules.hint')}</p>
        <RuleGroup
          group={draft}
          depth={1}
          isFull={countDrafts(draft) >= MAX_CONDITIONS}
          onReplace={replace}
          {...ground}
        />
        <div className={classes.acts}>
          <Button variant="default" onClick={() => change({ ...draft, rules: [] })}>
            {t('filter.clear')}
          </Button>
          <Button onClick={close}>{t('filter.show')}</Button>
        </div>
      </div>
    </Sheet>
  );
}
