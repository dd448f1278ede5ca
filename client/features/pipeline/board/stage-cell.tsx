import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useEffectEvent, useRef } from 'react';
import { DealCard } from '../card/deal-card.tsx';
import type { Deal, Lookups, Stage } from '../pipeline-types.ts';
import classes from './board.module.css';
import { useBoard, useBoardStore } from './board-store.ts';
import { CARD_PX, indexAt, markAt, PAD_PX } from './card-places.ts';

interface StageCellProps {
  /** See `cellKey`. */
  cell: string;
  stage: Stage;
  deals: readonly Deal[];
  lookups: Lookups;
  canEdit: boolean;
  label: string;
  hintId: string;
  /** What stands there instead of cards. */
  empty: React.ReactNode;
}

/** The cards of one stage (in one lane), virtual, and where cards can be dropped. */
export const StageCell = memo(function StageCell(props: StageCellProps) {
  const { cell, stage, deals, lookups, canEdit, label, hintId } = props;
  const store = useBoardStore();
  const scroller = useRef<HTMLElement>(null);
  const activeIndex = useBoard((state) => deals.findIndex(({ id }) => id === state.activeId));
  const tabStop = Math.max(activeIndex, 0);
  const isOver = useBoard((state) => state.spot?.cell === cell);
  const markTop = useBoard((state) =>
    state.spot?.cell === cell ? markAt(deals, state.moving, state.spot.index) : null,
  );
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  const virtual = useVirtualizer({
    count: deals.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_PX,
    overscan: 6,
    paddingStart: PAD_PX,
    paddingEnd: PAD_PX,
    // The card that has the focus, or that is being dragged, stays in the page wherever one
    // scrolls; in other columns the first one does, so that Tab finds its way in.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      if (drawn.length === 0 || drawn.includes(tabStop)) return drawn;
      return [...drawn, tabStop].sort((a, b) => a - b);
    },
  });

  const showActive = useEffectEvent(() => {
    if (store.state.isLifted) return;
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'auto' });
  });
  useEffect(() => showActive(), [activeIndex]);
  const showMark = useEffectEvent((top: number) => {
    const box = scroller.current;
    if (!box || !store.state.isLifted) return;
    if (top < box.scrollTop) box.scrollTop = top - CARD_PX;
    if (top > box.scrollTop + box.clientHeight - CARD_PX) {
      box.scrollTop = top - box.clientHeight + CARD_PX;
    }
    box.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  useEffect(() => {
    if (markTop !== null) showMark(markTop);
  }, [markTop]);
  useDropTarget(scroller, cell, deals, canEdit);

  return (
    <section
      ref={scroller}
      className={classes.cell}
      aria-label={label}
      data-over={isOver || undefined}
      data-stage={stage.id}
      data-cell={cell}
    >
      {deals.length === 0 && props.empty}
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const deal = deals[index];
          return (
            deal && (
              <DealCard
                key={deal.id}
                deal={deal}
                lookups={lookups}
                index={index}
                columnSize={deals.length}
                isTabStop={index === tabStop}
                top={start}
                canEdit={canEdit}
                hintId={hintId}
              />
            )
          );
        })}
      </ul>
      {markTop !== null && <div className={classes.mark} style={{ top: markTop }} />}
    </section>
  );
});

/** Where cards that hang from the mouse can be let go. */
function useDropTarget(
  scroller: React.RefObject<HTMLElement | null>,
  cell: string,
  deals: readonly Deal[],
  canEdit: boolean,
) {
  const store = useBoardStore();
  const place = useEffectEvent((clientY: number) => {
    const box = scroller.current;
    if (!box) return;
    const y = clientY - box.getBoundingClientRect().top + box.scrollTop;
    const { moving, spot } = store.state;
    const index = indexAt(deals, moving, y);
    if (spot?.cell !== cell || spot.index !== index) store.set({ spot: { cell, index } });
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element || !canEdit) return undefined;
    return combine(
      dropTargetForElements({
        element,
        getIsSticky: () => false,
        onDragEnter: ({ location }) => place(location.current.input.clientY),
        onDrag: ({ location }) => place(location.current.input.clientY),
        onDragLeave: () => {
          if (store.state.spot?.cell === cell) store.set({ spot: null });
        },
      }),
      autoScrollForElements({ element }),
    );
  }, [scroller, store, cell, canEdit]);
}
