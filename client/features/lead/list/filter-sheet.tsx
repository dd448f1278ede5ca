import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadSort } from '../../../../schema/lead/filter.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { FilterButton } from '../table/filter-button.tsx';
import type { FilterSpec } from '../table/lead-filters.tsx';
import classes from './lead-list.module.css';

interface FilterSheetProps {
  isOpen: boolean;
  onClose: () => void;
  filters: readonly FilterSpec[];
  rules: React.ReactNode;
  onClear: () => void;
  sort: LeadSort;
  onSort: (sort: LeadSort) => void;
  isBin: boolean;
  onBin: (isBin: boolean) => void;
}

const SORTS = ['createdAt', 'score', 'updatedAt', 'name', 'companyName', 'city', 'status'] as const;
type SortChoice = (typeof SORTS)[number];

/** Filters and order on a phone, from below, under the thumb. */
export function FilterSheet(props: FilterSheetProps) {
  const { isOpen, onClose, filters, onClear, sort, onSort, isBin, onBin } = props;
  const { t } = useTranslation('lead');
  const choose = (field: SortChoice) =>
    onSort({ field, direction: field.endsWith('At') || field === 'score' ? 'desc' : 'asc' });
  return (
    <Sheet title={t('filter.open')} isOpen={isOpen} onClose={onClose} side="bottom">
      <div className={classes.sheet}>
        <div className={classes.filters}>
          {props.rules}
          {filters.map((filter) => (
            <FilterButton key={filter.id} filter={filter} />
          ))}
        </div>
        <NativeSelect
          label={t('filter.sort')}
          value={sort.field}
          onChange={(event) => choose(event.currentTarget.value as SortChoice)}
          data={SORTS.map((field) => ({ value: field, label: t(`columns.${field}`) }))}
        />
        <Button
          variant="subtle"
          onClick={() => {
            onBin(!isBin);
            onClose();
          }}
        >
          {isBin ? t('bin.leave') : t('bin.open')}
        </Button>
        <div className={classes.sheetActs}>
          <Button variant="default" size="lg" onClick={onClear}>
            {t('filter.clear')}
          </Button>
          <Button size="lg" onClick={onClose}>
            {t('filter.show')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
