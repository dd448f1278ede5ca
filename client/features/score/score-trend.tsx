import { useTranslation } from 'react-i18next';
import type { ScoreCause } from '../../../schema/score/table.ts';
import type { PartName } from '../../../schema/score/reasons.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import classes from './score-trend.module.css';

interface Entry {
  id: number;
  total: number;
  cause: ScoreCause;
  moved: Partial<Record<PartName, number>>;
  at: number;
}

const WIDTH = 120;
const HEIGHT = 28;

/** A lead's score over time as a line; what made it move, on request. */
export function ScoreTrend({ history }: { history: readonly Entry[] }) {
  const { t } = useTranslation('score');
  const inOrder = history.toReversed();
  const totals = inOrder.map(({ total }) => total);
  if (inOrder.length < 2) return <p className={classes.none}>{t('history.none')}</p>;
  const points = totals.map((total, n) => {
    const x = (n / (totals.length - 1)) * (WIDTH - 6) + 3;
    return [x, HEIGHT - 3 - (total / 100) * (HEIGHT - 6)] as const;
  });
  const [endX, endY] = points.at(-1) ?? [0, 0];
  return (
    <details className={classes.trend}>
      <summary className={classes.summary}>
        <span>{t('history.title')}</span>
        <svg
          width={WIDTH}
          height={HEIGHT}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={t('history.trend', { totals: totals.join(', ') })}
        >
          <polyline
            points={points.map((point) => point.join()).join(' ')}
            className={classes.line}
          />
          <circle cx={endX} cy={endY} r="3" className={classes.end} />
        </svg>
      </summary>
      <ol className={classes.list}>
        {history.map(({ id, total, cause, moved, at }) => (
          <li key={id}>
            <span className={classes.total}>{total}</span>
            <span>
              {t(`history.cause.${cause}`)}
              <span className={classes.moved}>
                {cause !== 'first' &&
                  Object.entries(moved).map(([part, points]) => (
                    <span key={part}>
                      {t(`part.${part as PartName}`)} {points > 0 ? `+${points}` : `−${-points}`}
                    </span>
                  ))}
              </span>
            </span>
            <RelativeTime at={at} />
          </li>
        ))}
      </ol>
    </details>
  );
}
