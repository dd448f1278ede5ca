import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countConditions, type LeadRuleGroup } from '../../../../schema/lead/rule.ts';
import { FilterChip } from '../../../ui/filter-chip.tsx';
import { lazyPart } from '../../../ui/lazy-part.tsx';
import { notify } from '../../../ui/notify.tsx';
import { PartBoundary } from '../../../ui/part-boundary.tsx';
import type { RuleGround } from './rule-row.tsx';

const RulesSheet = lazyPart(async () => ({
  default: (await import('./rules-sheet.tsx')).RulesSheet,
}));

interface RulesButtonProps extends RuleGround {
  rules: LeadRuleGroup | undefined;
  onRules: (rules: LeadRuleGroup | undefined) => void;
  isPhone: boolean;
}

/** The filter for all that the other filters can't say: conditions in groups. */
export function RulesButton({ rules, onRules, isPhone, ...ground }: RulesButtonProps) {
  const { t } = useTranslation('lead');
  const [isOpen, setIsOpen] = useState(false);
  const label = t('rules.title');
  return (
    <>
      <FilterChip
        label={label}
        value={rules ? countConditions(rules) : null}
        onClear={() => onRules(undefined)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      />
      {isOpen && (
        <PartBoundary
          onMissing={() => {
            setIsOpen(false);
            notify({
              id: 'missing-part',
              message: t('missingPart.short', { ns: 'common' }),
              tone: 'warn',
            });
          }}
        >
          <Suspense>
            <RulesSheet
              rules={rules}
              onRules={onRules}
              isPhone={isPhone}
              onClose={() => setIsOpen(false)}
              {...ground}
            />
          </Suspense>
        </PartBoundary>
      )}
    </>
  );
}
