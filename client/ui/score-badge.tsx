import classes from './score-badge.module.css';

interface ScoreBadgeProps {
  /** 0 to 100; null while it is not scored. */
  score: number | null;
  size?: 'sm' | 'lg';
}

/** A score as a figure on its scale: the fill tells at a glance what the number says. */
export function ScoreBadge({ score, size = 'sm' }: ScoreBadgeProps) {
  if (score === null) return <span className={classes.none}>–</span>;
  return (
    <span
      className={classes.badge}
      data-size={size}
      data-tone={scoreTone(score)}
      style={{ '--score': `${score}%` } as React.CSSProperties}
    >
      {score}
    </span>
  );
}

/** Strong from 70, weak below 40. */
export function scoreTone(score: number): 'good' | 'fair' | 'weak' {
  if (score >= 70) return 'good';
  return score >= 40 ? 'fair' : 'weak';
}
