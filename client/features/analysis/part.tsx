import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Origin } from '../../../schema/analysis/result.ts';
import classes from './parts.module.css';

interface PartProps {
  title: string;
  origin: Origin;
  /** The whole run is by rules, and says so itself. */
  isAllRules: boolean;
  children: React.ReactNode;
}

/** A titled part of a result; says when rules stood in for the model. */
export function Part({ title, origin, isAllRules, children }: PartProps) {
  const { t } = useTranslation('analysis');
  const id = useId();
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h3 className={classes.heading}>
        <span id={id}>{title}</span>
        {origin === 'rules' && !isAllRules && <span className={classes.rules}>{t('byRules')}</span>}
      </h3>
      {children}
    </section>
  );
}
