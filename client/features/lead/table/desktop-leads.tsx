import { useTranslation } from 'react-i18next';
import type { LeadGroup } from '../../../../schema/lead/filter.ts';
import { formatNumber } from '../../../ui/format.ts';
import { FilterBar } from './filter-bar.tsx';
import { GroupButton } from './group-button.tsx';
import classes from './leads-screen.module.css';
import { LeadsTable, type LeadsTableProps } from './leads-table.tsx';
import { SearchBox } from './search-box.tsx';
import type { FilterSpec } from './lead-filters.tsx';
import type { SearchDraft } from './use-search-draft.ts';

interface DesktopLeadsProps extends LeadsTableProps {
  filters: readonly FilterSpec[];
  rules: React.ReactNode;
  /** How many filters narrow something. */
  active: number;
  draft: SearchDraft;
  searchBox: React.RefObject<HTMLInputElement | null>;
  isBin: boolean;
  onBin: (isBin: boolean) => void;
  onGroup: (by: LeadGroup | undefined) => void;
  onClear: () => void;
  onLayoutReset: () => void;
  /** There are more rows than the table ever shows at once. */
  isCutOff: boolean;
  /** What stands there when there are no rows. */
  empty: React.ReactNode;
}

export function DesktopLeads(props: DesktopLeadsProps) {
  const { rows, filters, draft, searchBox, isBin, cursor, empty } = props;
  const { t } = useTranslation('lead');
  return (
    <>
      <FilterBar
        search={<SearchBox draft={draft} inputRef={searchBox} onLeave={cursor.rest} />}
        filters={filters}
        rules={props.rules}
        active={props.active}
        onClear={props.onClear}
        isBin={isBin}
        onBin={props.onBin}
        layout={props.layout}
        onLayout={props.onLayout}
        onLayoutReset={props.onLayoutReset}
        grouping={
          <GroupButton by={props.sort.group} onGroup={props.onGroup} groups={props.groups} />
        }
      />
      {isBin && rows.length > 0 && <div className={classes.notice}>{t('bin.text')}</div>}
      {rows.length > 0 || props.groups?.loaded ? <LeadsTable {...props} /> : empty}
      {props.isCutOff && (
        <div className={classes.foot}>
          {t('table.cutOff', { shown: formatNumber(rows.length) })}
        </div>
      )}
    </>
  );
}
