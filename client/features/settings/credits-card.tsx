import { useTranslation } from 'react-i18next';
import type { CreditEntryKind } from '../../../schema/credit/table.ts';
import { Credits } from '../../ui/credits.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { Stat, StatRow } from '../../ui/stat.tsx';
import classes from './settings.module.css';

export interface CreditEntryView {
  id: string;
  kind: CreditEntryKind;
  /** What was set aside, spent of it or given back; signed where what is free to spend changed by it. */
  amount: number;
  /** Whether what is free to spend changed. */
  isSigned: boolean;
  reason: string;
  createdAt: number;
}

interface CreditsCardProps {
  free: number;
  held: number;
  entries: CreditEntryView[];
}

export function CreditsCard({ free, held, entries }: CreditsCardProps) {
  const { t } = useTranslation('settings');
  return (
    <SectionCard title={t('credits.title')} text={t('credits.text')}>
      <StatRow>
        <Stat label={t('credits.free')} value={<Credits amount={free} />} />
        <Stat label={t('credits.held')} value={<Credits amount={held} />} />
      </StatRow>
      <table className={classes.entries}>
        <caption>{t(entries.length > 0 ? 'credits.entries' : 'credits.none')}</caption>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className={classes.kind}>{t(`credits.kind.${entry.kind}`)}</td>
              <td>{entry.reason}</td>
              <td className={classes.when}>
                <RelativeTime at={entry.createdAt} />
              </td>
              <td className={classes.amount}>
                <Credits amount={entry.amount} signed={entry.isSigned} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SectionCard>
  );
}
