/* oxlint-disable jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- clicks and keys of all cards are heard in one place */
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../ui/avatar.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { type Lookups, memberName } from '../pipeline-types.ts';
import classes from './board.module.css';
import { type BoardGround, dropAt, findCard, type Lane, laneKey } from './board-moves.ts';
import { BoardFocus } from './board-presence.tsx';
import { cellKey, useBoard } from './board-store.ts';
import { GroundProvider } from './ground-context.ts';
import { StageCell } from './stage-cell.tsx';
import { type HeadFigures, StageHead } from './stage-head.tsx';
import { useTouchDrag } from './use-touch-drag.ts';

interface BoardProps {
  ground: React.RefObject<BoardGround>;
  lanes: readonly Lane[];
  /** Figures of the columns, in their order. */
  figures: readonly HeadFigures[];
  lookups: Lookups;
  canEdit: boolean;
  hasLanes: boolean;
  onKeyDown: (event: React.KeyboardEvent) => void;
  onOpen: (dealId: string) => void;
  onEditStages: (() => void) | null;
  scroller: React.RefObject<HTMLDivElement | null>;
}

/** Stages side by side, cards in them; with lanes, one row of columns an owner. */
export function Board(props: BoardProps) {
  const { ground, lanes, figures, lookups, canEdit, hasLanes, scroller } = props;
  const { t } = useTranslation('pipeline');
  const hintId = useId();
  useDrops(ground, scroller, canEdit);
  useTouchDrag(ground, scroller, canEdit);
  return (
    <GroundProvider value={ground}>
      <div
        ref={scroller}
        className={classes.board}
        data-lanes={hasLanes || undefined}
        onClick={(event) => onClick(ground.current, event, canEdit, props.onOpen)}
        onMouseDown={(event) => {
          // Shift would select text across cards.
          if (event.shiftKey && dealIn(event)) event.preventDefault();
        }}
        onFocus={(event) => {
          const dealId = (event.target as HTMLElement).dataset['deal'];
          if (dealId) ground.current.store.set({ activeId: dealId });
        }}
        onKeyDown={props.onKeyDown}
      >
        <div className={classes.heads}>
          {figures.map((figure) => (
            <StageHead key={figure.stage.id} figure={figure} onEdit={props.onEditStages} />
          ))}
        </div>
        {lanes.map((lane) => (
          <div key={laneKey(lane) ?? ''} className={classes.lane}>
            {hasLanes && <LaneHead lane={lane} lookups={lookups} />}
            <div className={classes.cells}>
              {lane.cells.map(({ stage, deals }) => (
                <StageCell
                  key={stage.id}
                  cell={cellKey(laneKey(lane), stage.id)}
                  stage={stage}
                  deals={deals}
                  lookups={lookups}
                  canEdit={canEdit}
                  label={t('column.label', { count: deals.length, stage: stage.name })}
                  hintId={hintId}
                  empty={!hasLanes && <p className={classes.empty}>{t('column.empty')}</p>}
                />
              ))}
            </div>
          </div>
        ))}
      </div>
      <p id={hintId} hidden>
        {t('drag.hint')}
      </p>
      <Announcer />
      <BoardFocus />
    </GroundProvider>
  );
}

function LaneHead({ lane, lookups }: { lane: Lane; lookups: Lookups }) {
  const { t } = useTranslation('pipeline');
  const owner = lane.ownerId ? lookups.members.get(lane.ownerId) : undefined;
  const name = lane.ownerId ? (memberName(owner) ?? t('owner.gone')) : t('owner.nobody');
  const count = lane.cells.reduce((sum, { deals }) => sum + deals.length, 0);
  return (
    <h3 className={classes.laneHead}>
      {lane.ownerId && <Avatar name={name} seed={lane.ownerId} size={18} />}
      {name}
      <span className={classes.count}>{formatNumber(count)}</span>
    </h3>
  );
}

/** Tells a screen reader where a lifted card stands. */
function Announcer() {
  const said = useBoard((state) => state.said);
  return (
    <output className="q-hidden" aria-live="assertive" data-announcer>
      {said}
    </output>
  );
}

/** Hears where a dragged card is let go. */
function useDrops(
  ground: React.RefObject<BoardGround>,
  scroller: React.RefObject<HTMLDivElement | null>,
  canEdit: boolean,
) {
  useEffect(() => {
    const element = scroller.current;
    if (!element || !canEdit) return undefined;
    return combine(
      autoScrollForElements({ element }),
      monitorForElements({
        canMonitor: ({ source }) => Array.isArray(source.data['dealIds']),
        onDrop: ({ source, location }) => {
          const { store } = ground.current;
          const { spot } = store.state;
          store.rest();
          if (!spot || location.current.dropTargets.length === 0) return;
          void dropAt(ground.current, source.data['dealIds'] as string[], spot);
        },
      }),
    );
  }, [ground, scroller, canEdit]);
}

function dealIn(event: React.SyntheticEvent): string | undefined {
  return (event.target as HTMLElement).closest<HTMLElement>('[data-deal]')?.dataset['deal'];
}

/** Opens a card; with Ctrl or ⌘ chooses it, with Shift all up to it. */
function onClick(
  ground: BoardGround,
  event: React.MouseEvent,
  canEdit: boolean,
  onOpen: (dealId: string) => void,
) {
  const dealId = dealIn(event);
  if (!dealId) return;
  const { store } = ground;
  if (canEdit && (event.metaKey || event.ctrlKey)) return store.toggle(dealId);
  if (canEdit && event.shiftKey) {
    const found = findCard(ground, dealId);
    if (found) store.extend(found.cell.deals, dealId);
    return;
  }
  store.set({ activeId: dealId });
  onOpen(dealId);
}
