import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './board.module.css';

const CARDS = [3, 2, 3, 1, 1];

/** Columns with cards in outline, while the first rows are on their way. */
export function BoardSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes.board} aria-busy="true">
      <output className="q-hidden">{t('loading')}</output>
      <div className={classes.skeleton} aria-hidden="true">
        {CARDS.map((cards, column) => (
          // oxlint-disable-next-line react/no-array-index-key -- outlines have no other identity
          <div key={column}>
            <Skeleton height={12} width="46%" radius="xs" />
            {Array.from({ length: cards }, (_, card) => (
              <Skeleton key={card} height={88} radius="md" mt={8} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
