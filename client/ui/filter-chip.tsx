import { IconChevronDown, IconX } from '@tabler/icons-react';
import type { ComponentPropsWithoutRef, ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './filter-chip.module.css';

interface FilterChipProps extends Pick<
  ComponentPropsWithoutRef<'button'>,
  'aria-haspopup' | 'aria-expanded' | 'onClick'
> {
  label: string;
  /** What it is set to, in words; null when it narrows nothing. */
  value: ReactNode;
  onClear: () => void;
  /** Hangs something from the button: a menu, a list. */
  renderAround?: (button: ReactElement) => ReactNode;
}

/** A filter as a button: its name, or what it is set to and a way to take it off. */
export function FilterChip({
  label,
  value,
  onClear,
  renderAround = (button) => button,
  ...button
}: FilterChipProps) {
  const { t } = useTranslation();
  return (
    <span className={classes.chip} data-set={value !== null || undefined}>
      {renderAround(
        <button type="button" className={classes.name} {...button}>
          {label}
          {value === null ? (
            <IconChevronDown size={13} stroke={1.8} aria-hidden="true" />
          ) : (
            <span className={classes.value}>{value}</span>
          )}
        </button>,
      )}
      {value !== null && (
        <button
          type="button"
          className={classes.off}
          aria-label={t('clearFilter', { filter: label })}
          onClick={onClear}
        >
          <IconX size={13} stroke={1.8} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
