import { Button } from '@mantine/core';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Toolbar } from '../../../ui/toolbar.tsx';
import { ColumnsButton } from './columns-button.tsx';
import type { ColumnLayout } from './column-layout.ts';
import { FilterButton } from './filter-button.tsx';
import type { FilterSpec } from './lead-filters.tsx';

interface FilterBarProps {
  search: React.ReactNode;
  filters: readonly FilterSpec[];
  /** The filter for whatever these can't say. */
  rules: React.ReactNode;
  /** How many of them all narrow something. */
  active: number;
  onClear: () => void;
  isBin: boolean;
  onBin: (isBin: boolean) => void;
  layout: ColumnLayout;
  onLayout: (part: Partial<ColumnLayout>) => void;
  onLayoutReset: () => void;
  /** What groups the rows, between the bin and the columns. */
  grouping: React.ReactNode;
}

/** Over the table: what narrows it at the start, what it looks like at the end. */
export function FilterBar(props: FilterBarProps) {
  const { search, filters, onClear, isBin, onBin } = props;
  const { t } = useTranslation('lead');
  const BinIcon = isBin ? IconArrowBackUp : IconTrash;
  return (
    <Toolbar
      label={t('filter.label')}
      end={
        <>
          <Button
            variant="subtle"
            size="xs"
            leftSection={<BinIcon size={15} stroke={1.7} aria-hidden="true" />}
            onClick={() => onBin(!isBin)}
          >
            {isBin ? t('bin.leave') : t('bin.title')}
          </Button>
          {props.grouping}
          <ColumnsButton
            layout={props.layout}
            onLayout={props.onLayout}
            onReset={props.onLayoutReset}
          />
        </>
      }
    >
      {search}
      {props.rules}
      {filters.map((filter) => (
        <FilterButton key={filter.id} filter={filter} />
      ))}
      {props.active > 0 && (
        <Button variant="subtle" size="xs" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      )}
    </Toolbar>
  );
}
