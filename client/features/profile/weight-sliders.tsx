import '@mantine/core/styles/Slider.layer.css';
import { Button, Slider } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_WEIGHTS, SCORE_PARTS } from '../../../schema/profile/icp.ts';
import { compileIcp } from '../../../schema/score/compile.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import classes from './icp-editor.module.css';
import type { Draft } from './use-draft.ts';

/** How much each part counts, with the points out of 100 that this comes to. */
export function WeightSliders({ draft, canEdit }: { draft: Draft; canEdit: boolean }) {
  const { t } = useTranslation(['profile', 'score']);
  const { criteria, weights } = draft;
  const shares = useMemo(() => compileIcp(criteria, weights).max, [criteria, weights]);
  const isUsual = SCORE_PARTS.every(
    (part) => (weights[part] ?? DEFAULT_WEIGHTS[part]) === DEFAULT_WEIGHTS[part],
  );
  return (
    <SectionCard
      title={t('editor.weights')}
      text={t('editor.weightsText')}
      action={
        canEdit &&
        !isUsual && (
          <Button
            size="xs"
            variant="subtle"
            onClick={() => draft.setWeights({ ...DEFAULT_WEIGHTS })}
          >
            {t('editor.reset')}
          </Button>
        )
      }
    >
      <div className={classes.sum} aria-hidden="true">
        {[...shares].map(([part, points]) => (
          <span key={part} style={{ flex: points }} />
        ))}
      </div>
      <ul className={classes.weights}>
        {SCORE_PARTS.map((part) => {
          const points = shares.get(part);
          const label = t(`score:part.${part}`);
          return (
            <li key={part} className={classes.weight}>
              <span>
                {label}
                <small>{t(`score:partHint.${part}`)}</small>
              </span>
              <Slider
                thumbLabel={label}
                value={weights[part] ?? DEFAULT_WEIGHTS[part]}
                onChange={(weight) => draft.setWeight(part, weight)}
                min={0}
                max={100}
                label={null}
                size={4}
                disabled={!canEdit}
                classNames={{ bar: classes.sliderBar, thumb: classes.sliderThumb }}
              />
              <span className={classes.share} data-counts={points !== undefined || undefined}>
                {points === undefined
                  ? t('editor.notAsked')
                  : t('editor.points', { count: points })}
              </span>
            </li>
          );
        })}
      </ul>
    </SectionCard>
  );
}
