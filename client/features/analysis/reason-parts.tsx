import { IconActivity } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EvidencePart, Reason, SignalsPart } from '../../../schema/analysis/result.ts';
import classes from './parts.module.css';
import { QuoteLine } from './quote-line.tsx';
import { useSaid } from './said.ts';
import { SignIcon, SignWord } from './sign-icon.tsx';

export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const said = useSaid();
  return (
    <ul className={classes.list}>
      {reasons.map((reason, n) => (
        <li key={n} className={classes.item} data-sign={reason.sign}>
          <SignIcon sign={reason.sign} />
          <span>
            <SignWord sign={reason.sign} /> {said(reason.text)}
          </span>
          {reason.quote && <QuoteLine quote={reason.quote} />}
        </li>
      ))}
    </ul>
  );
}

export function Evidence({ items }: EvidencePart) {
  const { t } = useTranslation('analysis');
  const said = useSaid();
  if (items.length === 0) return <p className={classes.none}>{t('none.evidence')}</p>;
  return (
    <ul className={classes.list}>
      {items.map((item, n) => (
        <li key={n} className={classes.item} data-sign={item.sign}>
          <SignIcon sign={item.sign} />
          <span>
            <SignWord sign={item.sign} /> {said(item.claim)}
          </span>
          <QuoteLine quote={item.quote} />
        </li>
      ))}
    </ul>
  );
}

export function Signals({ items }: SignalsPart) {
  const { t } = useTranslation('analysis');
  const said = useSaid();
  if (items.length === 0) return <p className={classes.none}>{t('none.signals')}</p>;
  return (
    <ul className={classes.list}>
      {items.map((item, n) => (
        <li key={n} className={classes.item}>
          <IconActivity size={16} stroke={1.7} aria-hidden="true" />
          <span>
            {said(item.text)}{' '}
            <span className={classes.strength}>{t(`strength.${item.strength}`)}</span>
          </span>
          {item.quote && <QuoteLine quote={item.quote} />}
        </li>
      ))}
    </ul>
  );
}
