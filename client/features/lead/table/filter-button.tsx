import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterChip } from '../../../ui/filter-chip.tsx';
import { PickerPopover } from '../picker/picker-popover.tsx';
import type { FilterSpec } from './lead-filters.tsx';

/** One filter: its name, or what it is set to and a way to take it off. */
export const FilterButton = memo(function FilterButton({ filter }: { filter: FilterSpec }) {
  const { t } = useTranslation('lead');
  const [isOpen, setIsOpen] = useState(false);
  const { label, value } = filter;
  return (
    <FilterChip
      label={label}
      value={value}
      onClear={filter.clear}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={() => setIsOpen(!isOpen)}
      renderAround={(button) => (
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
          {button}
        </PickerPopover>
      )}
    />
  );
});
