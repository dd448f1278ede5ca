/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the head of a grid of virtual rows */
import { Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconChevronDown,
  IconEyeOff,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadSort } from '../../../../schema/lead/filter.ts';
import { clampWidth, type ColumnLayout, columnWidth, stepColumn } from './column-layout.ts';
import { type ColumnId, leadColumn } from './lead-columns.ts';
import classes from './leads-table.module.css';
import type { ColumnDrag } from './use-column-drag.ts';

interface ColumnHeadProps {
  id: ColumnId;
  /** Counts from 1. */
  place: number;
  layout: ColumnLayout;
  onLayout: (part: Partial<ColumnLayout>) => void;
  sort: LeadSort;
  onSort: (sort: LeadSort) => void;
  isCursor: boolean;
  /** The text that names the keys of a column's name. */
  helpId: string;
  drag: ColumnDrag | null;
  onDragStart: (id: ColumnId, event: React.PointerEvent<HTMLElement>) => void;
  wasDragged: React.RefObject<boolean>;
  onResizeStart: (event: unknown) => void;
  isResizing: boolean;
}

const ICON = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;
const KEY_RESIZE_PX = 16;

/** A column's name: a click sorts, a drag moves, the edge resizes, the arrow holds all of it. */
export function ColumnHead(props: ColumnHeadProps) {
  const { id, place, layout, onLayout, sort, onSort, isCursor, drag } = props;
  const { t } = useTranslation('lead');
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const { sort: field } = leadColumn(id);
  const isSorted = field !== undefined && sort.field === field;
  const name = t(`columns.${id}`);

  const turn = () => {
    if (props.wasDragged.current || !field) return;
    onSort({
      field,
      direction: isSorted && sort.direction === firstWay(id) ? other(id) : firstWay(id),
    });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const isMenuKey = event.key === 'ContextMenu' || (event.altKey && event.key === 'ArrowDown');
    const isResize = event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight');
    if (!isMenuKey && !isResize) return;
    event.preventDefault();
    event.stopPropagation();
    if (isMenuKey) return setIsMenuOpen(true);
    const step = event.key === 'ArrowRight' ? KEY_RESIZE_PX : -KEY_RESIZE_PX;
    onLayout({ widths: { ...layout.widths, [id]: clampWidth(columnWidth(layout, id) + step) } });
  };
  return (
    <div
      role="columnheader"
      aria-colindex={place}
      aria-sort={isSorted ? (sort.direction === 'asc' ? 'ascending' : 'descending') : undefined}
      className={id === 'name' ? classes.nameHead : classes.headCell}
      data-column={id}
      data-moved={drag?.moved === id || undefined}
      data-drop={drag?.before === id || undefined}
    >
      <button
        type="button"
        className={classes.headName}
        tabIndex={isCursor ? 0 : -1}
        data-head-focus
        data-sortable={field !== undefined || undefined}
        aria-describedby={props.helpId}
        onPointerDown={(event) => props.onDragStart(id, event)}
        onClick={turn}
        onKeyDown={onKeyDown}
      >
        <span className={classes.headText}>{name}</span>
        {isSorted &&
          (sort.direction === 'asc' ? (
            <IconArrowUp size={13} stroke={2} aria-hidden="true" />
          ) : (
            <IconArrowDown size={13} stroke={2} aria-hidden="true" />
          ))}
      </button>
      <ColumnMenu {...props} name={name} isOpen={isMenuOpen} onOpen={setIsMenuOpen} />
      <span
        className={classes.resize}
        data-resizing={props.isResizing || undefined}
        onMouseDown={props.onResizeStart}
        onTouchStart={props.onResizeStart}
        onDoubleClick={() => onLayout({ widths: { ...layout.widths, [id]: leadColumn(id).width } })}
        aria-hidden="true"
      />
    </div>
  );
}

interface ColumnMenuProps extends ColumnHeadProps {
  name: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

function ColumnMenu({ id, layout, onLayout, onSort, name, isOpen, onOpen }: ColumnMenuProps) {
  const { t } = useTranslation('lead');
  const { sort: field } = leadColumn(id);
  const step = (way: -1 | 1) => onLayout({ order: stepColumn(layout, id, way) });
  return (
    <Menu opened={isOpen} onChange={onOpen} position="bottom-end" returnFocus>
      <Menu.Target>
        <button
          type="button"
          className={classes.headMenu}
          tabIndex={-1}
          aria-label={t('table.columnMenu', { column: name })}
        >
          <IconChevronDown size={14} stroke={1.8} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {field && (
          <>
            <Menu.Item
              leftSection={<IconArrowUp {...ICON} />}
              onClick={() => onSort({ field, direction: 'asc' })}
            >
              {isTime(id) ? t('table.oldestFirst') : t('table.ascending')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown {...ICON} />}
              onClick={() => onSort({ field, direction: 'desc' })}
            >
              {isTime(id) ? t('table.newestFirst') : t('table.descending')}
            </Menu.Item>
          </>
        )}
        {id !== 'name' && (
          <>
            <Menu.Item leftSection={<IconArrowLeft {...ICON} />} onClick={() => step(-1)}>
              {t('table.moveLeft')}
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowRight {...ICON} />} onClick={() => step(1)}>
              {t('table.moveRight')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconEyeOff {...ICON} />}
              onClick={() => onLayout({ visibility: { ...layout.visibility, [id]: false } })}
            >
              {t('table.hide')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Words begin at A, times at the newest, scores at the best. */
function firstWay(id: ColumnId): LeadSort['direction'] {
  return isTime(id) || id === 'score' ? 'desc' : 'asc';
}

function isTime(id: ColumnId): boolean {
  return id === 'createdAt' || id === 'updatedAt';
}

function other(id: ColumnId): LeadSort['direction'] {
  return firstWay(id) === 'asc' ? 'desc' : 'asc';
}
