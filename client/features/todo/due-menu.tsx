import { Menu, UnstyledButton } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDay, toDay } from '../../ui/format-day.ts';
import { useNow } from '../../ui/use-now.ts';
import { dueGroup } from './due-groups.ts';
import classes from './todo.module.css';

const DAY_MS = 86_400_000;

interface DueMenuProps {
  dueOn: string | null;
  /** What it is the day of, for a screen reader. */
  label: string;
  isDone?: boolean;
  onPick: (dueOn: string | null) => void;
}

/** A day as a chip; a click offers the usual ones, any other, and none. */
export function DueMenu({ dueOn, label, isDone = false, onPick }: DueMenuProps) {
  const { t } = useTranslation('todo');
  const nowMs = useNow();
  const choices = [
    { key: 'today', day: toDay(nowMs) },
    { key: 'tomorrow', day: toDay(nowMs + DAY_MS) },
    { key: 'nextWeek', day: nextMonday(nowMs) },
  ] as const;
  return (
    <Menu position="bottom-end" trapFocus={false}>
      <Menu.Target>
        <UnstyledButton
          className={classes.chip}
          data-tone={isDone ? undefined : toneOf(dueOn, nowMs)}
          data-empty={dueOn === null || undefined}
          aria-label={`${label}: ${dueOn ? formatDay(dueOn) : t('due.none')}`}
        >
          <IconCalendarEvent size={14} stroke={1.7} aria-hidden="true" />
          {dueOn ? <DayWords day={dueOn} nowMs={nowMs} /> : t('due.short')}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ key, day }) => (
          <Menu.Item
            key={key}
            rightSection={<span className={classes.hint}>{formatDay(day)}</span>}
            onClick={() => onPick(day)}
          >
            {t(`due.${key}`)}
          </Menu.Item>
        ))}
        {dueOn !== null && <Menu.Item onClick={() => onPick(null)}>{t('due.none')}</Menu.Item>}
        <label className={classes.otherDay}>
          {t('due.other')}
          <input
            type="date"
            className={classes.date}
            defaultValue={dueOn ?? ''}
            onKeyDown={(event) => event.stopPropagation()}
            onChange={(event) => event.currentTarget.value && onPick(event.currentTarget.value)}
          />
        </label>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Today and its neighbours by name, other days by date. */
export function DayWords({ day, nowMs }: { day: string; nowMs: number }) {
  const { t } = useTranslation('todo');
  if (day === toDay(nowMs)) return t('due.today');
  if (day === toDay(nowMs + DAY_MS)) return t('due.tomorrow');
  if (day === toDay(nowMs - DAY_MS)) return t('due.yesterday');
  return formatDay(day);
}

function toneOf(dueOn: string | null, nowMs: number): 'late' | 'today' | undefined {
  const group = dueGroup(dueOn, toDay(nowMs), '');
  if (group === 'overdue') return 'late';
  return group === 'today' ? 'today' : undefined;
}

function nextMonday(nowMs: number): string {
  const daysOn = (8 - new Date(nowMs).getDay()) % 7 || 7;
  return toDay(nowMs + daysOn * DAY_MS);
}
