import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../schema/analysis/result.ts';
import classes from './fit-ring.module.css';

const RADIUS = 26;
const LENGTH = 2 * Math.PI * RADIUS;

/** A fit of 0 to 100 as a ring with its figure. */
export function FitRing({ total, verdict }: { total: number; verdict: Verdict }) {
  const { t } = useTranslation('analysis');
  return (
    <div className={classes.ring} data-verdict={verdict}>
      <svg viewBox="0 0 64 64" role="img" aria-label={t('fitOf', { total })}>
        <circle className={classes.track} cx="32" cy="32" r={RADIUS} />
        <circle
          className={classes.fill}
          cx="32"
          cy="32"
          r={RADIUS}
          strokeDasharray={`${(total / 100) * LENGTH} ${LENGTH}`}
        />
      </svg>
      <span className={classes.figure} aria-hidden="true">
        {total}
      </span>
    </div>
  );
}
