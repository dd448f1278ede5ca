import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../ui/format.ts';
import classes from '../list/state-filter.module.css';
import type { countByWords } from '../words/page-kind.ts';
import panel from './pages-panel.module.css';

type KindCount = ReturnType<typeof countByWords>[number];
export type KindWords = KindCount['words'];

interface KindFilterProps {
  counts: KindCount[];
  shown: KindWords | null;
  onShow: (kind: KindWords | null) => void;
}

/** How many pages went which way; pressing one shows these alone. */
export function KindFilter({ counts, shown, onShow }: KindFilterProps) {
  const { t } = useTranslation('crawl');
  return (
    <fieldset aria-label={t('pages.show')} className={panel.kinds}>
      <UnstyledButton
        className={classes.chip}
        aria-pressed={shown === null}
        onClick={() => onShow(null)}
      >
        {t('pages.all')}
      </UnstyledButton>
      {counts.map(({ words, count }) => (
        <UnstyledButton
          key={words}
          className={classes.chip}
          aria-pressed={words === shown}
          onClick={() => onShow(words === shown ? null : words)}
        >
          {t(`kind.${words}.label`)}
          <span className={classes.count}>{formatNumber(count)}</span>
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
