import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconCheck, IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filterOptions, isNewName, type PickerOption, SHOWN_OPTIONS } from './filter-options.ts';
import classes from './picker.module.css';

export interface PickerPanelProps {
  /** What is picked, to a screen reader. */
  label: string;
  placeholder: string;
  options: readonly PickerOption[];
  onPick: (value: string) => void;
  /** Offers to make what was typed when it is new. */
  onCreate?: (name: string) => void;
  /** Fills its container instead of its own width. */
  isWide?: boolean;
  footer?: React.ReactNode;
  /** Escape in the field. */
  onClose?: () => void;
}

const CREATE = ' create';

/** A list to pick from by typing: the same in a cell, in the bulk bar and on the lead page. */
export function PickerPanel(props: PickerPanelProps) {
  const { label, placeholder, options, onPick, onCreate, isWide = false, footer, onClose } = props;
  const { t } = useTranslation('lead');
  const [typed, setTyped] = useState('');
  const store = useCombobox({ opened: true });
  const matches = filterOptions(options, typed);
  const shown = matches.slice(0, SHOWN_OPTIONS);
  const canCreate = onCreate !== undefined && isNewName(options, typed);

  // Enter takes the first match, whatever has been typed.
  const highlightFirst = useEffectEvent((_typed: string) => {
    store.selectFirstOption();
  });
  useEffect(() => highlightFirst(typed), [typed]);

  const submit = (value: string) => {
    if (value === CREATE) onCreate?.(typed.trim());
    else onPick(value);
    setTyped('');
  };
  return (
    <div className={classes.panel} data-wide={isWide || undefined}>
      <Combobox store={store} onOptionSubmit={submit}>
        <Combobox.EventsTarget>
          <TextInput
            data-autofocus
            aria-label={label}
            placeholder={placeholder}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onClose?.();
            }}
            classNames={{ input: classes.search }}
            maxLength={60}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className={classes.options} aria-label={label}>
          {shown.map((option) => (
            <Option key={option.value} option={option} />
          ))}
          {canCreate && (
            <Combobox.Option value={CREATE} className={classes.option}>
              <span className={classes.icon}>
                <IconPlus size={16} stroke={1.7} aria-hidden="true" />
              </span>
              <span className={classes.label}>{t('picker.create', { name: typed.trim() })}</span>
            </Combobox.Option>
          )}
          {matches.length === 0 && !canCreate && (
            <Combobox.Empty className={classes.hint}>{t('picker.nothing')}</Combobox.Empty>
          )}
        </Combobox.Options>
        {matches.length > SHOWN_OPTIONS && <div className={classes.hint}>{t('picker.more')}</div>}
      </Combobox>
      {footer && <div className={classes.footer}>{footer}</div>}
    </div>
  );
}

function Option({ option }: { option: PickerOption }) {
  const Mark = option.state === 'some' ? IconMinus : IconCheck;
  return (
    <Combobox.Option
      value={option.value}
      className={classes.option}
      active={option.state === 'on'}
      aria-checked={option.state === 'some' ? 'mixed' : option.state === 'on'}
    >
      {option.icon && <span className={classes.icon}>{option.icon}</span>}
      <span className={classes.label}>{option.label}</span>
      {(option.state === 'on' || option.state === 'some') && (
        <Mark size={15} stroke={2} className={classes.check} aria-hidden="true" />
      )}
    </Combobox.Option>
  );
}
