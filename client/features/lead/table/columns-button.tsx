import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnLayout, moveColumn } from './column-layout.ts';
import classes from './filter-bar.module.css';
import type { ColumnId } from './lead-columns.ts';

interface ColumnsButtonProps {
  layout: ColumnLayout;
  onLayout: (part: Partial<ColumnLayout>) => void;
  onReset: () => void;
}

/** Which columns there are, which are shown, and in which order: also without a mouse. */
export const ColumnsButton = memo(function ColumnsButton(props: ColumnsButtonProps) {
  const { layout, onLayout, onReset } = props;
  const { t } = useTranslation('lead');
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconColumns3 size={15} stroke={1.7} aria-hidden="true" />}
        >
          {t('table.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('table.columns')}>
        <div className={classes.columnList}>
          {layout.order.map((id, place) => (
            <ColumnRow key={id} id={id} place={place} layout={layout} onLayout={onLayout} />
          ))}
        </div>
        <div className={classes.columnFoot}>
          <Button variant="subtle" size="xs" onClick={onReset}>
            {t('table.columnsReset')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
});

interface ColumnRowProps extends Omit<ColumnsButtonProps, 'onReset'> {
  id: ColumnId;
  place: number;
}

function ColumnRow({ id, place, layout, onLayout }: ColumnRowProps) {
  const { t } = useTranslation('lead');
  const column = t(`columns.${id}`);
  const isShown = layout.visibility[id] !== false;
  const { order } = layout;
  const moveTo = (before: ColumnId | null) => onLayout({ order: moveColumn(order, id, before) });
  return (
    <div className={classes.columnRow}>
      <label className={classes.columnName}>
        <input
          type="checkbox"
          checked={isShown}
          disabled={id === 'name'}
          onChange={() => onLayout({ visibility: { ...layout.visibility, [id]: !isShown } })}
        />
        {column}
      </label>
      {id !== 'name' && (
        <>
          <ActionIcon
            variant="subtle"
            size="sm"
            disabled={place < 2}
            aria-label={t('table.moveUpBy', { column })}
            onClick={() => moveTo(order[place - 1] ?? null)}
          >
            <IconArrowUp size={14} stroke={1.8} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size="sm"
            disabled={place === order.length - 1}
            aria-label={t('table.moveDownBy', { column })}
            onClick={() => moveTo(order[place + 2] ?? null)}
          >
            <IconArrowDown size={14} stroke={1.8} />
          </ActionIcon>
        </>
      )}
    </div>
  );
}
