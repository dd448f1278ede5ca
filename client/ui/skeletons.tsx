import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './skeletons.module.css';

/** Widths as they occur in real rows, so that the page does not jump when rows arrive. */
const NAME_WIDTHS = [62, 48, 71, 55, 66, 43, 58, 74, 51, 64];

/** Rows of a table: a name, then columns. Shown only while the first sync has nothing at all. */
export function TableSkeleton({ rows = 10, columns = 4 }: { rows?: number; columns?: number }) {
  return (
    <Waiting>
      {Array.from({ length: rows }, (_, row) => (
        <div className={classes.row} key={row}>
          <Skeleton height={20} width={20} circle />
          {Array.from({ length: columns }, (_, column) => (
            <div className={column === 0 ? classes.wide : classes.cell} key={column}>
              <Skeleton
                height={10}
                radius="xs"
                width={`${NAME_WIDTHS[(row + column * 3) % NAME_WIDTHS.length]}%`}
              />
            </div>
          ))}
        </div>
      ))}
    </Waiting>
  );
}

/** A record's page: title, line of facts, then fields in two columns. */
export function RecordSkeleton() {
  return (
    <Waiting>
      <div className={classes.record}>
        <Skeleton height={24} width="38%" radius="sm" />
        <Skeleton height={12} width="56%" radius="xs" />
        {Array.from({ length: 6 }, (_, field) => (
          <div className={classes.field} key={field}>
            <Skeleton height={10} width="60%" radius="xs" />
            <Skeleton height={12} width={`${NAME_WIDTHS[field]}%`} radius="xs" />
          </div>
        ))}
      </div>
    </Waiting>
  );
}

/** Cards of settings, forms and task lists. */
export function CardsSkeleton({ cards = 3 }: { cards?: number }) {
  return (
    <Waiting>
      <div className={classes.cards}>
        {Array.from({ length: cards }, (_, card) => (
          <div className={classes.card} key={card}>
            <Skeleton height={14} width="32%" radius="xs" />
            <Skeleton height={10} width="64%" radius="xs" />
            <Skeleton height={32} width="48%" radius="sm" />
          </div>
        ))}
      </div>
    </Waiting>
  );
}

function Waiting({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <div aria-busy="true">
      <output className="q-hidden">{t('loading')}</output>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}
