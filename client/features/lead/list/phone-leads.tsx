import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadSort } from '../../../../schema/lead/filter.ts';
import type { LeadRow, Lookups } from '../lead-types.ts';
import { SearchBox } from '../table/search-box.tsx';
import type { FilterSpec } from '../table/lead-filters.tsx';
import type { SearchDraft } from '../table/use-search-draft.ts';
import { FilterSheet } from './filter-sheet.tsx';
import { LeadList } from './lead-list.tsx';
import classes from './lead-list.module.css';

interface PhoneLeadsProps {
  rows: readonly LeadRow[];
  total: number | null;
  lookups: Lookups;
  hrefOf: (leadId: string) => string;
  onOpen: (leadId: string) => void;
  selected: ReadonlySet<string>;
  /** Null for those who can't do anything with a selection. */
  onToggle: ((leadId: string) => void) | null;
  onReach: (lastIndex: number, loaded: number) => void;
  viewKey: string;
  scrollTop: number;
  onLeave: (viewKey: string, scrollTop: number) => void;
  filters: readonly FilterSpec[];
  rules: React.ReactNode;
  /** How many filters narrow something. */
  active: number;
  draft: SearchDraft;
  searchBox: React.RefObject<HTMLInputElement | null>;
  sort: LeadSort;
  onSort: (sort: LeadSort) => void;
  isBin: boolean;
  onBin: (isBin: boolean) => void;
  onClear: () => void;
  empty: React.ReactNode;
}

export function PhoneLeads(props: PhoneLeadsProps) {
  const { rows, filters, active, draft, searchBox, empty } = props;
  const { t } = useTranslation('lead');
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  return (
    <>
      <div className={classes.bar}>
        <SearchBox draft={draft} inputRef={searchBox} onLeave={() => searchBox.current?.blur()} />
        <Button
          variant={active > 0 ? 'light' : 'default'}
          aria-haspopup="dialog"
          leftSection={<IconAdjustmentsHorizontal size={18} stroke={1.6} aria-hidden="true" />}
          onClick={() => setIsSheetOpen(true)}
        >
          {active > 0 ? t('filter.openCount', { count: active }) : t('filter.open')}
        </Button>
      </div>
      {rows.length > 0 ? (
        <LeadList
          rows={rows}
          total={props.total}
          lookups={props.lookups}
          hrefOf={props.hrefOf}
          onOpen={props.onOpen}
          selected={props.selected}
          onToggle={props.onToggle}
          onReach={props.onReach}
          key={props.viewKey}
          viewKey={props.viewKey}
          scrollTop={props.scrollTop}
          onLeave={props.onLeave}
        />
      ) : (
        empty
      )}
      <FilterSheet
        isOpen={isSheetOpen}
        onClose={() => setIsSheetOpen(false)}
        filters={filters}
        rules={props.rules}
        onClear={props.onClear}
        sort={props.sort}
        onSort={props.onSort}
        isBin={props.isBin}
        onBin={props.onBin}
      />
    </>
  );
}
