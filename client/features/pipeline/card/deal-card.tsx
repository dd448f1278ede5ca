/* oxlint-disable jsx-a11y/prefer-tag-over-role -- browsers do not let one drag a button */
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import { memo, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-clock.ts';
import { flashChange } from '../../../live/use-field-author.ts';
import { ownEdits } from '../../../offline/own-edits.ts';
import { CardPeople } from '../board/board-presence.tsx';
import { inShownOrder } from '../board/board-moves.ts';
import { useBoard, useBoardStore } from '../board/board-store.ts';
import { useGround } from '../board/ground-context.ts';
import { type Deal, dealName, type Lookups } from '../pipeline-types.ts';
import { CardFacts } from './card-facts.tsx';
import classes from './deal-card.module.css';
import { drawPreview } from './drag-preview.ts';

interface DealCardProps {
  deal: Deal;
  lookups: Lookups;
  /** Place in the column, from 0. */
  index: number;
  columnSize: number;
  /** Tab comes to one card of each column. */
  isTabStop: boolean;
  /** Pixels from the top of the column. */
  top: number;
  canEdit: boolean;
  hintId: string;
}

/** A card. Clicks and keys are heard by the board; the card draws, and can be picked up. */
export const DealCard = memo(function DealCard(props: DealCardProps) {
  const { deal, lookups, index, columnSize, top, canEdit, hintId } = props;
  const { t } = useTranslation('pipeline');
  const store = useBoardStore();
  const isActive = useBoard((state) => state.activeId === deal.id);
  const isSelected = useBoard((state) => state.selected.has(deal.id));
  const isMoving = useBoard((state) => state.moving.has(deal.id));
  const isLifted = useBoard((state) => state.isLifted && state.moving.has(deal.id));
  const isEditing = useBoard((state) => state.editingId === deal.id);
  const card = useRef<HTMLDivElement>(null);
  const name = dealName(deal);

  useDraggable(card, deal.id, name, canEdit && !isEditing);
  useGlow(card, deal);
  useFollowingFocus(card);
  useEffect(() => {
    if (isActive && store.takeFocus(deal.id)) card.current?.focus({ preventScroll: true });
  });
  return (
    <li
      className={classes.place}
      style={{ top }}
      aria-setsize={columnSize}
      aria-posinset={index + 1}
    >
      <div
        ref={card}
        role="button"
        className={classes.card}
        data-deal={deal.id}
        data-selected={isSelected || undefined}
        data-moving={isMoving || undefined}
        data-lifted={isLifted || undefined}
        tabIndex={props.isTabStop ? 0 : -1}
        aria-roledescription={canEdit ? t('card.role') : undefined}
        aria-describedby={canEdit ? hintId : undefined}
        aria-pressed={isSelected}
      >
        <CardFacts deal={deal} lookups={lookups} />
        <CardPeople dealId={deal.id} />
      </div>
    </li>
  );
});

/** A card that has the focus keeps it when it is moved to another column, by whomever. */
function useFollowingFocus(card: React.RefObject<HTMLDivElement | null>) {
  const store = useBoardStore();
  useLayoutEffect(() => {
    const element = card.current;
    return () => {
      if (element && document.activeElement === element) store.wantFocus();
    };
  }, [card, store]);
}

/** Lets the card be dragged, together with the selection that it belongs to. */
function useDraggable(
  card: React.RefObject<HTMLDivElement | null>,
  dealId: string,
  name: string,
  canDrag: boolean,
) {
  const store = useBoardStore();
  const ground = useGround();
  useEffect(() => {
    const element = card.current;
    if (!element || !canDrag) return undefined;
    return draggable({
      element,
      getInitialData: () => ({ dealIds: inShownOrder(ground.current, store.groupOf(dealId)) }),
      onGenerateDragPreview: ({ nativeSetDragImage }) =>
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: () => ({ x: 16, y: 16 }),
          render: ({ container }) => drawPreview(container, name, store.groupOf(dealId).length),
        }),
      onDragStart: () => {
        if (!store.state.selected.has(dealId)) store.clear();
        store.set({ activeId: dealId, moving: new Set(store.groupOf(dealId)), editingId: null });
      },
    });
  }, [card, canDrag, dealId, name, store, ground]);
}

const WATCHED = ['title', 'valueMinor', 'currency', 'ownerId', 'expectedClose'] as const;
const JUST_NOW_MS = 4_000;

/** Points out what somebody else has just changed, moved or added. */
function useGlow(card: React.RefObject<HTMLDivElement | null>, deal: Deal) {
  const before = useRef<Deal | null>(null);
  useEffect(() => {
    const last = before.current;
    before.current = deal;
    const point = (field: string, isOwn: boolean) =>
      flashChange(card.current, { subjectId: deal.id, field, isOwn });
    if (last) {
      const field = WATCHED.find((each) => last[each] !== deal[each]);
      if (field) point(field, ownEdits.isOwn(deal.id, field));
    } else if (serverNow() - deal.stageSince < JUST_NOW_MS) {
      const isOwn = ownEdits.isOwn(deal.id, 'stageId') || ownEdits.isOwn(deal.leadId, 'deal');
      point('stageId', isOwn);
    }
  }, [card, deal]);
}
