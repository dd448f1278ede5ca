import { useTranslation } from 'react-i18next';
import { PRICES } from '../../../schema/credit/prices.ts';
import classes from './cost-receipt.module.css';

const NEW_LEADS = 41;
const HELD = 100;

/** A bill as a crawl writes it; the sums come from the public price list. */
export function CostReceipt() {
  const { t } = useTranslation('landing');
  const spent = NEW_LEADS * PRICES.crawledLead;
  return (
    <div className={classes.bill}>
      <div className={classes.head}>{t('cost.crawl')}</div>
      <Line label={t('cost.new')} amount={String(spent)} />
      <Line label={t('cost.known')} amount={t('cost.free')} />
      <Line label={t('cost.blocked')} amount={t('cost.free')} />
      <div className={classes.sum}>
        <Line label={t('cost.spent')} amount={String(spent)} />
        <Line label={t('cost.returned')} amount={String(HELD - spent)} />
        <Line label={t('cost.each')} amount={(spent / NEW_LEADS).toFixed(2)} isTotal />
      </div>
    </div>
  );
}

interface LineProps {
  label: string;
  amount: string;
  isTotal?: boolean;
}

function Line({ label, amount, isTotal = false }: LineProps) {
  return (
    <div className={classes.line} data-total={isTotal || undefined}>
      <span>{label}</span>
      <span className={classes.dots} aria-hidden="true" />
      <span>{amount}</span>
    </div>
  );
}
