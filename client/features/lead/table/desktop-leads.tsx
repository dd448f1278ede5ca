import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../ui/format.ts';
import { BulkBar } from './bulk-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import classes from './leads-screen.module.css';
import { LeadsTable, type LeadsTableProps } from './leads-table.tsx';
import type { BulkPick } from './pick-dialog.tsx';
import { SearchBox } from './search-box.tsx';
import { NO_SELECTION } from './selection.ts';
import type { FilterSpec } from './lead-filters.tsx';
import type { SearchDraft } from './use-search-draft.ts';
import type { SelectMatching } from './use-select-matching.ts';

interface DesktopLeadsProps extends LeadsTableProps {
  filters: readonly FilterSpec[];
  draft: SearchDraft;
  searchBox: React.RefObject<HTMLInputElement | null>;
  isBin: boolean;
  onBin: (isBin: boolean) => void;
  onClear: () => void;
  onLayoutReset: () => void;
  /** There are more rows than the table ever shows at once. */
  isCutOff: boolean;
  /** How many leads are chosen. */
  chosen: number;
  matching: SelectMatching;
  canDelete: boolean;
  onPick: (kind: BulkPick) => void;
  onSave: (() => void) | null;
  onRemove: () => void;
  /** What stands there when there are no rows. */
  empty: React.ReactNode;
}

export function DesktopLeads(props: DesktopLeadsProps) {
  const { rows, filters, draft, searchBox, isBin, chosen, cursor, empty } = props;
  const { t } = useTranslation('lead');
  return (
    <>
      <FilterBar
        search={<SearchBox draft={draft} inputRef={searchBox} onLeave={cursor.rest} />}
        filters={filters}
        onClear={props.onClear}
        isBin={isBin}
        onBin={props.onBin}
        layout={props.layout}
        onLayout={props.onLayout}
        onLayoutReset={props.onLayoutReset}
      />
      {isBin && rows.length > 0 && <div className={classes.notice}>{t('bin.text')}</div>}
      {rows.length > 0 ? <LeadsTable {...props} /> : empty}
      {props.isCutOff && (
        <div className={classes.foot}>
          {t('table.cutOff', { shown: formatNumber(rows.length) })}
        </div>
      )}
      {chosen > 0 && (
        <BulkBar
          count={chosen}
          more={moreToChoose(props, t)}
          onMore={props.matching.gather}
          isBin={isBin}
          canDelete={props.canDelete}
          onPick={props.onPick}
          onSave={props.onSave}
          onDelete={props.onRemove}
          onRestore={props.onRemove}
          onClear={() => props.onSelection(NO_SELECTION)}
        />
      )}
    </>
  );
}

function moreToChoose(
  { chosen, rows, total, matching }: DesktopLeadsProps,
  t: ReturnType<typeof useTranslation<'lead'>>['t'],
): string | null {
  if (matching.isGathering) return t('bulk.gathering');
  if (chosen < rows.length || total === rows.length) return null;
  return total === null ? t('bulk.allMatching') : t('bulk.all', { total: formatNumber(total) });
}
