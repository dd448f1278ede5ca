import { useTranslation } from 'react-i18next';
import type { RunStep } from '../../../schema/enrichment/run.ts';
import { StatusDot } from '../../ui/status.tsx';
import classes from './enrichment.module.css';
import { STEP_TONE, useStepText } from './step-words.ts';

/** Who was asked in a run, and what came of it. */
export function RunSteps({ steps }: { steps: readonly RunStep[] }) {
  const { t } = useTranslation('enrichment');
  const textOf = useStepText();
  return (
    <ul className={classes.steps} aria-label={t('steps')}>
      {steps.map((step) => (
        <li key={step.source} className={classes.step}>
          <StatusDot tone={STEP_TONE[step.state]} live={step.state === 'running'}>
            {t(`source.${step.source}`)}
          </StatusDot>
          <span className={classes.stepText}>{textOf(step)}</span>
        </li>
      ))}
    </ul>
  );
}
