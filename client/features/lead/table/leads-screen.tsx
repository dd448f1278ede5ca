import { useMediaQuery } from '@mantine/hooks';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { LeadSort } from '../../../../schema/lead/filter.ts';
import { useCan } from '../../../workspace/workspace.tsx';
import type { LeadActs } from '../lead-acts.ts';
import type { MoreAct } from '../more-act.ts';
import { isNarrowed, type LeadView } from '../lead-search.ts';
import type { Lookups } from '../lead-types.ts';
import { matchSearch } from '../match-search.ts';
import { BulkBar } from './bulk-bar.tsx';
import { visibleColumns } from './column-layout.ts';
import { DesktopLeads } from './desktop-leads.tsx';
import { LeadsDialogs, type OpenDialog } from './leads-dialogs.tsx';
import { LeadsHeader } from './leads-header.tsx';
import classes from './leads-screen.module.css';
import { LeadsState } from './leads-state.tsx';
import { PhoneLeads } from '../list/phone-leads.tsx';
import { RulesButton } from '../rules/rules-button.tsx';
import { chosenIn, NO_SELECTION, selectAll, type Selection, toggle } from './selection.ts';
import type { ColumnChoice } from './use-column-layout.ts';
import { useGroups } from './use-groups.ts';
import { useGridCursor } from './use-grid-cursor.ts';
import { countActive } from './lead-filters.tsx';
import { useLeadFilters } from './use-lead-filters.ts';
import { useLeadsCommands } from './use-leads-commands.tsx';
import { countRows, type LeadsWindow } from './use-leads-window.ts';
import { useSearchDraft } from './use-search-draft.ts';
import { useSelectMatching } from './use-select-matching.ts';

export interface LeadsScreenProps {
  orgId: string;
  view: LeadView;
  /** `typed` changes replace the last entry of the history instead of adding one. */
  onView: (view: LeadView, options?: { typed?: boolean }) => void;
  columns: ColumnChoice;
  window: LeadsWindow;
  lookups: Lookups;
  tasks: readonly { id: string; name: string }[];
  leadCount: number;
  acts: LeadActs;
  /** The lead that was looked at last: where the cursor begins. */
  lastLeadId: string | null;
  hrefOf: (leadId: string) => string;
  onOpen: (leadId: string, order: readonly string[]) => void;
  /** Onto a pipeline; null for those who may not. */
  onSave: ((leadIds: readonly string[]) => void) | null;
  /** What other features do with leads. */
  moreActs: readonly MoreAct[];
  /** What concerns the view as a whole, beside the title. */
  tools?: React.ReactNode;
}

/** Everything on the leads page: search and filters, the table or the phone's list, acts on many. */
export function LeadsScreen(props: LeadsScreenProps) {
  const { orgId, view, onView, window, lookups, leadCount, acts, hrefOf } = props;
  const { filter, sort } = view;
  const canEdit = useCan('lead.edit');
  const canDelete = useCan('lead.delete');
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [selection, setSelection] = useState<Selection>(NO_SELECTION);
  const searchBox = useRef<HTMLInputElement>(null);
  const { layout, change, reset } = props.columns;

  const committed = filter.search ?? '';
  const draft = useSearchDraft(committed, (search) =>
    onView({ filter: { ...filter, search: search || undefined }, sort }, { typed: true }),
  );
  // The letter stands in its box before twenty thousand rows are looked through for it.
  const typed = useDeferredValue(draft.text.trim());
  const found = useMemo(() => {
    if (typed === committed) return window.rows;
    // More letters of a search are looked for in what it found, anything else in all rows at hand.
    const isCloser = committed !== '' && typed.startsWith(committed);
    const from = isCloser ? window.rows : window.plainRows;
    return typed === '' ? from : from.filter(matchSearch(typed));
  }, [window.rows, window.plainRows, typed, committed]);
  const groups = useGroups(found, sort.group, window.hasMore);
  const rows = groups?.rows ?? found;
  const order = useMemo(() => rows.map((row) => row.id), [rows]);
  const columns = visibleColumns(layout);
  const cursor = useGridCursor(order, canEdit ? ['select', ...columns] : columns, props.lastLeadId);
  // What stands in a closed group is chosen with all that match.
  const all = useMemo(() => found.map((row) => row.id), [found]);
  const chosen = useMemo(() => chosenIn(selection, all), [selection, all]);
  const targets = chosen.length > 0 ? chosen : cursor.leadId ? [cursor.leadId] : [];
  const matching = useSelectMatching(window, () => setSelection(selectAll(all)));

  const isBin = filter.deleted === true;
  const setBin = (next: boolean) => onView({ filter: next ? { deleted: true } : {}, sort });
  const clear = () => {
    draft.forget();
    onView({ filter: isBin ? { deleted: true } : {}, sort });
  };
  const filters = useLeadFilters({
    orgId,
    filter,
    onFilter: (next) => onView({ filter: next, sort }),
    rows: window.rows,
    lookups,
    tasks: props.tasks,
  });
  const open = (leadId: string) => {
    draft.drop();
    props.onOpen(leadId, order);
  };
  const remove = () => {
    if (targets.length === 0) return;
    setSelection(NO_SELECTION);
    void (isBin ? acts.restore(targets) : acts.remove(targets));
  };
  const pick = (kind: 'status' | 'owner' | 'tags') =>
    targets.length > 0 && setDialog({ kind, leadIds: targets });
  const showDialog = (next: OpenDialog | null) => {
    setDialog(next);
    if (next === null && cursor.leadId) requestAnimationFrame(cursor.rest);
  };
  const save = props.onSave && (() => targets.length > 0 && props.onSave?.(targets));
  const create = () => setDialog({ kind: 'create' });

  useLeadsCommands({
    cursor,
    canEdit,
    canDelete,
    isBin,
    onSearch: () => searchBox.current?.focus(),
    onSelect: () => cursor.leadId && setSelection(toggle(selection, cursor.leadId)),
    onSelectAll: () => setSelection(selectAll(order)),
    onUnselect: chosen.length > 0 ? () => setSelection(NO_SELECTION) : null,
    onOpen: () => cursor.leadId && open(cursor.leadId),
    onPick: pick,
    onSave: save,
    moreActs: props.moreActs,
    leadIds: targets,
    onDelete: remove,
    onCreate: create,
    onBin: () => setBin(!isBin),
  });

  const narrowed = isNarrowed(filter) || typed !== '';
  const count = countRows(window, { isPlain: !narrowed && !isBin, shown: found.length, leadCount });
  const shared = {
    rows,
    lookups,
    hrefOf,
    filters,
    rules: (
      <RulesButton
        rules={filter.rules}
        onRules={(rules) => onView({ filter: { ...filter, rules }, sort }, { typed: true })}
        isPhone={isPhone}
        lookups={lookups}
        tasks={props.tasks}
      />
    ),
    active: countActive(filters) + (filter.rules ? 1 : 0),
    draft,
    searchBox,
    sort,
    isBin,
    onBin: setBin,
    onSort: ({ field, direction }: LeadSort) =>
      onView({ filter, sort: { ...sort, field, direction } }),
    onClear: clear,
    onReach: window.onReach,
    viewKey: window.key,
    scrollTop: window.scrollTop,
    onLeave: window.onLeave,
    total: count,
    empty: (
      <LeadsState
        orgId={orgId}
        result={window.result}
        leadCount={leadCount}
        isNarrowed={narrowed}
        isBin={isBin}
        onClear={clear}
        onCreate={create}
      />
    ),
  };
  return (
    <div className={classes.page}>
      <LeadsHeader
        shown={found.length}
        hasMore={window.hasMore}
        leadCount={leadCount}
        isNarrowed={narrowed}
        isSearching={narrowed && window.result.type === 'unknown'}
        isBin={isBin}
        onCreate={canEdit && !isBin ? create : null}
        tools={props.tools}
      />
      <div className={classes.fill}>
        {isPhone ? (
          <PhoneLeads
            {...shared}
            onOpen={open}
            selected={selection.ids}
            onToggle={canEdit ? (leadId) => setSelection(toggle(selection, leadId)) : null}
          />
        ) : (
          <DesktopLeads
            {...shared}
            order={order}
            groups={groups}
            onGroup={(group) => onView({ filter, sort: { ...sort, group } })}
            acts={acts}
            layout={layout}
            onLayout={change}
            onLayoutReset={reset}
            cursor={cursor}
            selection={selection}
            onSelection={setSelection}
            isCutOff={window.isAtLimit && window.hasMore && typed === committed}
            canSelect={canEdit}
            canEdit={canEdit && !isBin}
            onOpen={open}
          />
        )}
        {chosen.length > 0 && (
          <BulkBar
            count={chosen.length}
            loaded={found.length}
            total={count}
            matching={matching}
            isBin={isBin}
            canDelete={canDelete}
            onPick={pick}
            onSave={save || null}
            moreActs={props.moreActs}
            leadIds={chosen}
            onDelete={remove}
            onRestore={remove}
            onClear={() => setSelection(NO_SELECTION)}
          />
        )}
      </div>
      <LeadsDialogs
        dialog={dialog}
        onDialog={showDialog}
        orgId={orgId}
        rows={rows}
        lookups={lookups}
        acts={acts}
        onOpen={open}
      />
    </div>
  );
}
