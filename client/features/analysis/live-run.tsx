import { Button } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconListCheck, IconLoader2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Run, RunStep } from './analysis-types.ts';
import classes from './live-run.module.css';

interface LiveRunProps {
  run: Run;
  /** Null for those who may not. */
  onCancel: (() => void) | null;
}

const ICONS = {
  waiting: IconCircleDashed,
  running: IconLoader2,
  done: IconCheck,
  fell_back: IconListCheck,
};

/** A run while it goes on: how far it is, step by step, and what a model writes. */
export function LiveRun({ run, onCancel }: LiveRunProps) {
  const { t } = useTranslation('analysis');
  const preview = run.steps.find((step) => step.preview)?.preview;
  return (
    <div className={classes.live}>
      <div className={classes.head}>
        <span className={classes.title}>
          {t(`tier.${run.tier}`)}
          <span className={classes.percent}>
            {run.state === 'queued' ? t('queued') : t('progress', { percent: run.progress })}
          </span>
        </span>
        {onCancel && (
          <Button variant="subtle" size="xs" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
      <div className={classes.track}>
        <progress
          className="q-hidden"
          max={100}
          value={run.progress}
          aria-label={t(`tier.${run.tier}`)}
        />
        <div className={classes.fill} style={{ transform: `scaleX(${run.progress / 100})` }} />
      </div>
      <ol className={classes.steps}>
        {run.steps.map((step) => (
          <Step key={step.name} step={step} />
        ))}
      </ol>
      {preview && (
        <div className={classes.preview}>
          <p className={classes.writing}>{t('draft.writing')}</p>
          <p className={classes.text}>{preview}</p>
        </div>
      )}
    </div>
  );
}

function Step({ step }: { step: RunStep }) {
  const { t } = useTranslation('analysis');
  const Icon = ICONS[step.state];
  return (
    <li className={classes.step} data-state={step.state}>
      <Icon size={15} stroke={1.8} aria-hidden="true" />
      {t(`step.${step.name}`)}
      <span className="q-hidden">, {t(`stepState.${step.state}`)}</span>
    </li>
  );
}
