import { Skeleton } from '@mantine/core';
import classes from './analysis-card.module.css';

/** Stands where a result will be. */
export function CardSkeleton() {
  return (
    <div className={classes.skeleton} aria-busy="true">
      <Skeleton circle height={72} />
      <div>
        <Skeleton height={14} width="40%" />
        <Skeleton height={12} width="80%" mt={8} />
      </div>
    </div>
  );
}
