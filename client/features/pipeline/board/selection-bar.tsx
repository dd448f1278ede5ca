import { Button, CloseButton } from '@mantine/core';
import { IconArchive, IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../ui/format.ts';
import { Keys } from '../../../ui/keys.tsx';
import { useBoard, useBoardStore } from './board-store.ts';
import classes from './selection-bar.module.css';

interface SelectionBarProps {
  onMove: (dealIds: string[]) => void;
  onArchive: (dealIds: string[]) => void;
}

const ICON = { size: 15, stroke: 1.7, 'aria-hidden': true } as const;

/** What can be done with the chosen cards. */
export function SelectionBar({ onMove, onArchive }: SelectionBarProps) {
  const { t } = useTranslation('pipeline');
  const store = useBoardStore();
  const selected = useBoard((state) => state.selected);
  const count = selected.size;
  if (count === 0) return null;
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('bulk.label')}>
      <output className={classes.count}>
        {t('bulk.chosen', { count, shown: formatNumber(count) })}
      </output>
      <Button
        variant="subtle"
        size="xs"
        leftSection={<IconArrowRight {...ICON} />}
        rightSection={<Keys keys="m" isSilent />}
        onClick={() => onMove([...selected])}
      >
        {t('bulk.move')}
      </Button>
      <Button
        variant="subtle"
        size="xs"
        leftSection={<IconArchive {...ICON} />}
        onClick={() => {
          onArchive([...selected]);
          store.clear();
        }}
      >
        {t('bulk.archive')}
      </Button>
      <CloseButton size="sm" aria-label={t('bulk.clear')} onClick={() => store.clear()} />
    </div>
  );
}
