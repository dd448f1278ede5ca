import { useTranslation } from 'react-i18next';
import type { PartName, Reason } from '../../../schema/score/reasons.ts';
import classes from './part-bars.module.css';
import { reasonText } from './score-text.ts';

interface Part {
  part: PartName;
  points: number;
  max: number;
  reasons?: readonly Reason[];
}

/** The parts of a score as bars, each as long as it can be and filled as far as it is. */
export function PartBars({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation('score');
  const longest = Math.max(...parts.map(({ max }) => max), 1);
  return (
    <ul className={classes.parts}>
      {parts.map(({ part, points, max, reasons }) => (
        <li key={part} className={classes.part}>
          <span className={classes.name}>{t(`part.${part}`)}</span>
          <span className={classes.scale}>
            <span className={classes.bar} style={{ width: `${(max / longest) * 100}%` }}>
              <span className={classes.fill} style={{ width: `${(points / max) * 100}%` }} />
            </span>
          </span>
          <span className={classes.points}>
            <span aria-hidden="true">
              {points}
              <span className={classes.max}>/{max}</span>
            </span>
            <span className="q-hidden">{t('points', { points, max })}</span>
          </span>
          {reasons && reasons.length > 0 && (
            <ul className={classes.reasons}>
              {reasons.map((reason) => {
                const text = reasonText(reason);
                return (
                  <li key={text} data-tone={reason.tone}>
                    {text}
                  </li>
                );
              })}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
