import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Origin } from '../../../schema/analysis/result.ts';
import type { Part as PartName } from '../../../schema/analysis/tier.ts';
import type { Run } from './analysis-types.ts';
import classes from './parts.module.css';

interface PartProps {
  title: string;
  /** Which of the run's steps it is. */
  name: PartName;
  run: Run;
  origin: Origin;
  children: React.ReactNode;
}

/** A titled part of a result; says when rules stood in for the model. */
export function Part({ title, name, run, origin, children }: PartProps) {
  const { t } = useTranslation('analysis');
  const id = useId();
  const reason = run.steps.find((step) => step.name === name)?.reason;
  const why = reason ? t(`reason.${reason as 'timeout'}`) : null;
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h3 className={classes.heading}>
        <span id={id}>{title}</span>
        {origin === 'rules' && run.origin !== 'rules' && (
          <span className={classes.rules}>{why ? t('byRulesWhy', { why }) : t('byRules')}</span>
        )}
      </h3>
      {children}
    </section>
  );
}
