import { useQuery } from '@rocicorp/zero/react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import { Credits } from '../../ui/credits.tsx';
import { formatCost } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { Stat, StatRow } from '../../ui/stat.tsx';
import classes from './cost.module.css';

interface LeadCostProps {
  orgId: string;
  lead: { id: string; costMicros: number | null; spentCredits: number | null };
}

const SHOWN = 6;

/** What a lead cost: credits against money, and the last calls behind the money. */
export function LeadCost({ orgId, lead }: LeadCostProps) {
  const { t } = useTranslation('cost');
  const args = { orgId, leadId: lead.id };
  const [entries] = useQuery(queries.cost.ofLead({ ...args, limit: SHOWN }));
  const credits = lead.spentCredits ?? 0;
  const micros = lead.costMicros ?? 0;
  if (credits === 0 && entries.length === 0) return null;
  return (
    <SectionCard title={t('lead.title')} text={t('lead.text')}>
      <StatRow>
        <Stat label={t('lead.credits')} value={<Credits amount={credits} />} />
        <Stat label={t('lead.money')} value={formatCost(micros)} />
      </StatRow>
      {entries.length === 0 ? (
        <p className={classes.none}>{t('lead.none')}</p>
      ) : (
        <details className={classes.calls}>
          <summary>{t('lead.calls')}</summary>
          <table className={classes.table}>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.id}>
                  <td>{t(`kind.${entry.kind}`)}</td>
                  <td className={classes.who}>{entry.operation}</td>
                  <td className={classes.when}>
                    <RelativeTime at={entry.createdAt} />
                  </td>
                  <td className={classes.amount}>{formatCost(entry.costMicros)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </SectionCard>
  );
}
