import { IconChevronDown, IconX } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PickerPopover } from '../picker/picker-popover.tsx';
import classes from './filter-bar.module.css';
import type { FilterSpec } from './lead-filters.tsx';

/** One filter: its name, or what it is set to and a way to take it off. */
export const FilterButton = memo(function FilterButton({ filter }: { filter: FilterSpec }) {
  const { t } = useTranslation('lead');
  const [isOpen, setIsOpen] = useState(false);
  const { label, value } = filter;
  return (
    <span className={classes.filter} data-set={value !== null || undefined}>
      <PickerPopover
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        label={label}
        placeholder={t('filter.pick')}
        options={isOpen ? filter.options() : []}
        onPick={(picked) => {
          filter.pick(picked);
          if (!filter.isMulti) setIsOpen(false);
        }}
      >
        <button
          type="button"
          className={classes.filterName}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {label}
          {value !== null && <span className={classes.filterValue}>{value}</span>}
          {value === null && <IconChevronDown size={13} stroke={1.8} aria-hidden="true" />}
        </button>
      </PickerPopover>
      {value !== null && (
        <button
          type="button"
          className={classes.filterClear}
          aria-label={t('filter.clearOne', { filter: label })}
          onClick={filter.clear}
        >
          <IconX size={13} stroke={1.8} aria-hidden="true" />
        </button>
      )}
    </span>
  );
});
