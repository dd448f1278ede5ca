import { useTranslation } from 'react-i18next';
import { Credits } from '../../ui/credits.tsx';
import { formatNumber } from '../../ui/format.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import classes from './balance-pill.module.css';

/** Credits free to spend, live. */
export function BalancePill() {
  const { t } = useTranslation('shell');
  const { balance, held, hasAccount } = useWorkspace();
  if (!hasAccount) return null;
  const note = held > 0 ? ` · ${t('balance.held', { held: formatNumber(held) })}` : '';
  return (
    <span
      className={classes.pill}
      data-held={held > 0 || undefined}
      data-low={balance <= 0 || undefined}
      data-hint={`${t('balance.label')}${note}`}
    >
      <Credits amount={balance} />
    </span>
  );
}
