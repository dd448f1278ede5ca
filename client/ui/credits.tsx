import { useTranslation } from 'react-i18next';
import classes from './credits.module.css';
import { formatNumber } from './format.ts';

interface CreditsProps {
  amount: number;
  /** Shows the sign of a movement: +100, −12. */
  signed?: boolean;
}

/** An amount of credits, aligned in columns and read out with its unit. */
export function Credits({ amount, signed = false }: CreditsProps) {
  const { t } = useTranslation();
  const sign = amount < 0 ? '−' : signed && amount > 0 ? '+' : '';
  return (
    <span className={classes.credits} data-in={(signed && amount > 0) || undefined}>
      <span aria-hidden="true">
        {sign}
        {formatNumber(Math.abs(amount))}
        <span className={classes.unit}>{t('credits.short')}</span>
      </span>
      <span className="q-hidden">{t('credits.spoken', { count: amount })}</span>
    </span>
  );
}
