import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_CHOICE } from '../../../../schema/lead/rule.ts';
import { EMAIL_STATES } from '../../../../schema/verification/verdict.ts';
import { KindIcon } from '../kind-icon.tsx';
import type { Lookups } from '../lead-types.ts';
import type { PickerOption } from '../picker/filter-options.ts';
import { usePickOptions } from '../picker/pick-options.tsx';
import { PickerPopover } from '../picker/picker-popover.tsx';
import type { ChoiceField } from './rule-fields.ts';
import classes from './rules.module.css';

interface RuleChoicesProps {
  field: ChoiceField | 'tags';
  label: string;
  chosen: readonly string[];
  onChoose: (chosen: readonly string[]) => void;
  lookups: Lookups;
  tasks: readonly { id: string; name: string }[];
}

/** What of a field's values a condition names, as a button that opens the list. */
export function RuleChoices({ field, label, chosen, onChoose, ...known }: RuleChoicesProps) {
  const { t } = useTranslation('lead');
  const [isOpen, setIsOpen] = useState(false);
  const options = useOptions(field, known, (value) => (chosen.includes(value) ? 'on' : 'off'));
  const names = options.filter(({ state }) => state === 'on').map((option) => option.label);
  // What was chosen may be gone since: a tag, a member.
  const lost = chosen.length - names.length;
  const shown = [...names, ...Array.from({ length: lost }, () => t('filter.unknown'))];
  const toggle = (value: string) =>
    onChoose(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return (
    <PickerPopover
      isOpen={isOpen}
      onClose={() => setIsOpen(false)}
      label={label}
      placeholder={t('filter.pick')}
      options={isOpen ? options : []}
      onPick={toggle}
    >
      <button
        type="button"
        className={classes.choices}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={`${label}: ${shown.join(', ') || t('rules.choose')}`}
        data-empty={shown.length === 0 || undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span>{shown.join(', ') || t('rules.choose')}</span>
        <IconChevronDown size={14} stroke={1.8} aria-hidden="true" />
      </button>
    </PickerPopover>
  );
}

function useOptions(
  field: RuleChoicesProps['field'],
  { lookups, tasks }: Pick<RuleChoicesProps, 'lookups' | 'tasks'>,
  stateOf: (value: string) => PickerOption['state'],
): PickerOption[] {
  const { t } = useTranslation('lead');
  const { t: verification } = useTranslation('verification');
  const pick = usePickOptions(lookups);
  switch (field) {
    case 'tags':
      return pick.tags(stateOf);
    case 'ownerId':
      return pick.owner(stateOf);
    case 'country':
      return pick.country(stateOf);
    case 'status':
      return pick.status(stateOf);
    case 'kind':
      return (['company', 'person'] as const).map((value) => ({
        value,
        label: t(`kind.${value}`),
        icon: <KindIcon kind={value} isSilent />,
        state: stateOf(value),
      }));
    case 'emailState':
      return [
        ...EMAIL_STATES.map((value) => ({ value, label: verification(`state.${value}`) })),
        { value: NO_CHOICE, label: verification('state.unchecked') },
      ].map((option) => ({ ...option, state: stateOf(option.value) }));
    default:
      return [
        ...tasks.map(({ id, name }) => ({ value: id, label: name })),
        { value: NO_CHOICE, label: t('rules.noCrawl') },
      ].map((option) => ({ ...option, state: stateOf(option.value) }));
  }
}
