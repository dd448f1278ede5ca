import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadRow, Lookups } from '../lead-types.ts';
import { LeadCard } from './lead-card.tsx';
import classes from './lead-list.module.css';

const CARD_PX = 76;

interface LeadListProps {
  rows: readonly LeadRow[];
  /** All rows there are, loaded or not; null when nobody has counted them. */
  total: number | null;
  lookups: Lookups;
  hrefOf: (leadId: string) => string;
  onOpen: (leadId: string) => void;
  selected: ReadonlySet<string>;
  onToggle: ((leadId: string) => void) | null;
  onReach: (lastIndex: number, loaded: number) => void;
  /** Names the view; another view is another list. */
  viewKey: string;
  /** Where the list was scrolled to when it was left, in pixels. */
  scrollTop: number;
  onLeave: (viewKey: string, scrollTop: number) => void;
}

/**
 * The leads on a phone: what matters of each, a tap opens it. A tap on the icon chooses it; from then
 * on a tap anywhere does.
 */
export function LeadList(props: LeadListProps) {
  const { rows, total, lookups, hrefOf, onOpen, onReach, selected, onToggle } = props;
  const { t } = useTranslation('lead');
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_PX,
    initialOffset: props.scrollTop,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => onReach(lastIndex, rows.length), [lastIndex, onReach, rows.length]);

  const leave = useEffectEvent(() => props.onLeave(props.viewKey, virtual.scrollOffset ?? 0));
  useEffect(() => () => leave(), []);

  const open = (event: React.MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const leadId = target.closest<HTMLElement>('[data-lead]')?.dataset['lead'];
    if (!leadId || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const isChoosing = selected.size > 0 || target.closest('[data-choose]') !== null;
    if (onToggle && isChoosing) onToggle(leadId);
    else onOpen(leadId);
  };
  return (
    <div ref={scroller} className={classes.scroller}>
      <ul
        className={classes.list}
        style={{ height: rows.length * CARD_PX }}
        aria-label={t('title')}
        onClickCapture={open}
      >
        {items.map(({ index }) => {
          const lead = rows[index];
          return (
            lead && (
              <li
                key={lead.id}
                className={classes.item}
                style={{ top: index * CARD_PX, height: CARD_PX }}
                aria-posinset={index + 1}
                aria-setsize={total ?? -1}
              >
                <LeadCard
                  lead={lead}
                  lookups={lookups}
                  href={hrefOf(lead.id)}
                  isSelected={onToggle ? selected.has(lead.id) : null}
                />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
