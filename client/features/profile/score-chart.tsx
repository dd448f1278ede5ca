import { useTranslation } from 'react-i18next';
import classes from './icp-preview.module.css';

interface ScoreChartProps {
  /** Tens of points, from 0 on. */
  buckets: readonly { count: number; before: number }[];
  hasBefore: boolean;
}

/** How many leads score how much: bars, and a line where each stood before. */
export function ScoreChart({ buckets, hasBefore }: ScoreChartProps) {
  const { t } = useTranslation('profile');
  const most = Math.max(1, ...buckets.map(({ count, before }) => Math.max(count, before)));
  const height = (count: number) => `${(count / most) * 100}%`;
  return (
    <figure className={classes.chart} aria-label={t('preview.chart')}>
      <ul className={classes.bars}>
        {buckets.map(({ count, before }, n) => {
          const from = n * 10;
          const to = n === 9 ? 100 : from + 9;
          return (
            <li key={from}>
              <span className="q-hidden">
                {hasBefore
                  ? t('preview.bucketBefore', { from, to, count, before })
                  : t('preview.bucket', { from, to, count })}
              </span>
              <span
                className={classes.bar}
                data-good={from >= 70 || undefined}
                style={{ height: height(count) }}
              />
              {hasBefore && <span className={classes.was} style={{ bottom: height(before) }} />}
            </li>
          );
        })}
      </ul>
      <div className={classes.axis} aria-hidden="true">
        <span>0</span>
        <span>50</span>
        <span>100</span>
      </div>
    </figure>
  );
}
