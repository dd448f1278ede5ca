import { Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useBoard, useBoardStore } from '../board/board-store.ts';
import type { PipelineActs } from '../pipeline-acts.ts';
import { type Deal, dealName, type Lookups } from '../pipeline-types.ts';
import { DealFields } from './deal-fields.tsx';
import classes from './deal-sheet.module.css';

interface QuickEditProps {
  deals: readonly Deal[];
  lookups: Lookups;
  acts: PipelineActs;
}

/** The figures of a card, edited where it stands. */
export function QuickEdit({ deals, lookups, acts }: QuickEditProps) {
  const { t } = useTranslation('pipeline');
  const store = useBoardStore();
  const dealId = useBoard((state) => state.editingId);
  const deal = deals.find(({ id }) => id === dealId);
  if (!deal) return null;
  const card = document.querySelector(`[data-deal="${CSS.escape(deal.id)}"]`);
  const rect = card?.getBoundingClientRect();
  if (!rect) return null;
  const { top, left, width, height } = rect;
  const close = () => {
    store.wantFocus();
    store.set({ editingId: null, activeId: deal.id });
  };
  return (
    <Popover
      opened
      onChange={close}
      onDismiss={close}
      position="right-start"
      trapFocus
      withinPortal
    >
      <Popover.Target>
        <span className={classes.anchor} style={{ top, left, width, height }} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('card.edit', { name: dealName(deal) })}>
        <div className={classes.quick}>
          <DealFields deal={deal} lookups={lookups} acts={acts} canEdit />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
