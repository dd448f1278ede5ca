import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../ui/format.ts';
import { formatSums } from '../money.ts';
import { StageDot } from '../stage-dot.tsx';
import classes from './board.module.css';
import type { HeadFigures } from './stage-head.tsx';

interface StageTabsProps {
  figures: readonly HeadFigures[];
  scroller: React.RefObject<HTMLDivElement | null>;
}

/** On a phone: the stages in a row, to jump to a column; the one in view is marked. */
export function StageTabs({ figures, scroller }: StageTabsProps) {
  const { t } = useTranslation('pipeline');
  const current = useColumnInView(scroller, figures.length);
  const show = (stageId: string) => {
    const column = scroller.current?.querySelector(`[data-stage="${CSS.escape(stageId)}"]`);
    column?.scrollIntoView({ inline: 'start', block: 'nearest' });
  };
  const sum = formatSums(figures[current]?.sums ?? {});
  return (
    <nav className={classes.tabs} aria-label={t('tabs')}>
      {figures.map(({ stage, shown }, index) => (
        <button
          key={stage.id}
          type="button"
          className={classes.tab}
          aria-pressed={index === current}
          onClick={() => show(stage.id)}
        >
          <StageDot stage={stage} />
          {stage.name}
          <span className={classes.count}>
            {formatNumber(shown)}
            {index === current && sum && ` · ${sum}`}
          </span>
        </button>
      ))}
    </nav>
  );
}

function useColumnInView(
  scroller: React.RefObject<HTMLDivElement | null>,
  columns: number,
): number {
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const box = scroller.current;
    if (!box || columns === 0) return undefined;
    const onScroll = () => {
      const column = box.querySelector('section')?.getBoundingClientRect().width ?? 1;
      setCurrent(Math.min(columns - 1, Math.round(box.scrollLeft / (column + 8))));
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => box.removeEventListener('scroll', onScroll);
  }, [scroller, columns]);
  return current;
}
