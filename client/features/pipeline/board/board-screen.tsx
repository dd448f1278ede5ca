import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useCan } from '../../../workspace/workspace.tsx';
import type { PipelineActs } from '../pipeline-acts.ts';
import type { Deal, Lookups, Pipeline } from '../pipeline-types.ts';
import { Board } from './board.tsx';
import classes from './board.module.css';
import { BoardFilters } from './board-filters.tsx';
import { BoardHeader } from './board-header.tsx';
import type { BoardSearch } from './board-search.ts';
import { BoardProvider } from './board-store.ts';
import { SelectionBar } from './selection-bar.tsx';
import { StageTabs } from './stage-tabs.tsx';
import { useBoardCommands } from './use-board-commands.tsx';
import { useBoardGround } from './use-board-ground.ts';
import { useBoardKeys } from './use-board-keys.ts';

const DealSheet = lazy(() =>
  import('../card/deal-sheet.tsx').then((m) => ({ default: m.DealSheet })),
);
const QuickEdit = lazy(() =>
  import('../card/quick-edit.tsx').then((m) => ({ default: m.QuickEdit })),
);
const MoveDialog = lazy(() =>
  import('../card/move-dialog.tsx').then((m) => ({ default: m.MoveDialog })),
);
const StageEditor = lazy(() =>
  import('../stage/stage-editor.tsx').then((m) => ({ default: m.StageEditor })),
);
const NewPipeline = lazy(() =>
  import('../stage/new-pipeline.tsx').then((m) => ({ default: m.NewPipeline })),
);

type OpenDialog = { kind: 'stages' } | { kind: 'new' } | { kind: 'move'; dealIds: string[] };

export interface BoardScreenProps {
  pipelines: readonly Pipeline[];
  pipeline: Pipeline;
  deals: readonly Deal[];
  isComplete: boolean;
  lookups: Lookups;
  search: BoardSearch;
  /** `typed` changes replace the last entry of the history instead of adding one. */
  onSearch: (search: BoardSearch, options?: { typed?: boolean }) => void;
  onPipeline: (pipelineId: string | null) => void;
  acts: PipelineActs;
  onArchive: () => void;
  /** Whether the person asked to have it offline. */
  keep: { isOn: boolean; onToggle: () => void };
  /** What stands in the board's place while there is nothing to show. */
  state: React.ReactNode | null;
}

/** A pipeline: filters above, the board, and what opens over it. */
export function BoardScreen(props: BoardScreenProps) {
  const { pipeline, deals, lookups, search, onSearch, acts } = props;
  const canEdit = useCan('deal.edit');
  const canManage = useCan('pipeline.manage');
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const { ground, store, lanes, figures, hasLanes, cells } = useBoardGround(props);
  const open = (dealId: string) => onSearch({ ...search, deal: dealId });
  const { onKeyDown, lift, walk } = useBoardKeys({ ground, canEdit, onOpen: open });
  const opened = deals.find(({ id }) => id === search.deal) ?? null;
  const close = () => setDialog(null);
  const deleteAndLeave = async () => {
    const next = props.pipelines.find(({ id }) => id !== pipeline.id)?.id ?? null;
    await acts.deletePipeline(pipeline);
    props.onPipeline(next);
  };
  const askMove = (dealIds: string[]) => dealIds.length > 0 && setDialog({ kind: 'move', dealIds });

  // The keyboard has to enter the board somewhere: at its first card.
  const firstId = cells.find((cell) => cell.deals[0])?.deals[0]?.id ?? null;
  useEffect(() => {
    const { activeId } = store.state;
    const isShown =
      activeId !== null && cells.some((c) => c.deals.some(({ id }) => id === activeId));
    if (!isShown) store.set({ activeId: firstId });
  }, [store, cells, firstId]);

  useBoardCommands({
    ground,
    canEdit,
    canManage,
    pipelines: props.pipelines,
    pipeline,
    onWalk: walk,
    onLift: lift,
    onOpen: open,
    onMove: askMove,
    onSearch: () => searchBox.current?.focus(),
    onLanes: () => onSearch({ ...search, lanes: hasLanes ? undefined : 'owner' }),
    onStages: () => setDialog({ kind: 'stages' }),
    onNew: () => setDialog({ kind: 'new' }),
    onPipeline: props.onPipeline,
  });
  return (
    <BoardProvider value={store}>
      <div className={classes.page}>
        <BoardHeader
          pipelines={props.pipelines}
          pipeline={pipeline}
          figures={figures}
          canManage={canManage}
          onPipeline={props.onPipeline}
          onStages={() => setDialog({ kind: 'stages' })}
          onNew={() => setDialog({ kind: 'new' })}
          onArchive={props.onArchive}
          onDelete={() => void deleteAndLeave()}
          keep={props.keep}
        />
        <div className={classes.fill}>
          <BoardFilters
            search={search}
            onSearch={onSearch}
            lookups={lookups}
            currency={pipeline.currency}
            inputRef={searchBox}
          />
          {props.state ?? (
            <>
              <StageTabs figures={figures} scroller={scroller} />
              <Board
                ground={ground}
                lanes={lanes}
                figures={figures}
                lookups={lookups}
                canEdit={canEdit}
                hasLanes={hasLanes}
                onKeyDown={onKeyDown}
                onOpen={open}
                onEditStages={canManage ? () => setDialog({ kind: 'stages' }) : null}
                scroller={scroller}
              />
            </>
          )}
          <SelectionBar onMove={askMove} onArchive={(ids) => void acts.archive(ids)} />
        </div>
        <Suspense>
          {opened && (
            <DealSheet
              deal={opened}
              pipeline={pipeline}
              lookups={lookups}
              acts={acts}
              canEdit={canEdit}
              onClose={() => {
                store.wantFocus();
                store.set({ activeId: opened.id });
                onSearch({ ...search, deal: undefined });
              }}
            />
          )}
          <QuickEdit deals={deals} lookups={lookups} acts={acts} />
          {dialog?.kind === 'move' && (
            <MoveDialog
              dealIds={dialog.dealIds}
              ground={ground}
              pipeline={pipeline}
              onClose={close}
            />
          )}
          {dialog?.kind === 'stages' && (
            <StageEditor pipeline={pipeline} figures={figures} acts={acts} onClose={close} />
          )}
          {dialog?.kind === 'new' && (
            <NewPipeline
              pipelines={props.pipelines}
              acts={acts}
              onClose={close}
              onMade={(pipelineId) => {
                close();
                props.onPipeline(pipelineId);
              }}
            />
          )}
        </Suspense>
      </div>
    </BoardProvider>
  );
}
