import { useQuery } from '@rocicorp/zero/react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import { Credits } from '../../ui/credits.tsx';
import { formatCost, formatNumber } from '../../ui/format.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { Stat, StatRow } from '../../ui/stat.tsx';
import classes from './cost.module.css';
import { firstDay, sumUsage, type Usage, type UsageRow } from './sum-usage.ts';

const DAYS = 30;

interface UsageCardProps {
  orgId: string;
  /** All that was ever paid to others, in millionths of a US dollar. */
  totalMicros: number;
}

/** Credits against money: what was spent of one and paid of the other, by day and by what for. */
export function UsageCard({ orgId, totalMicros }: UsageCardProps) {
  const { t } = useTranslation('cost');
  // One span for as long as the page is open: a query for each moment would cost the server one.
  const [now] = useState(() => Date.now());
  const [rows] = useQuery(queries.cost.days({ orgId, since: firstDay(now, DAYS) }));
  const usage = useMemo(() => sumUsage(rows, now, DAYS), [rows, now]);
  const each = usage.credits > 0 ? usage.costMicros / usage.credits : null;
  return (
    <SectionCard title={t('usage.title')} text={t('usage.text')}>
      <StatRow>
        <Stat label={t('usage.credits')} value={<Credits amount={usage.credits} />} />
        <Stat
          label={t('usage.money')}
          value={formatCost(usage.costMicros)}
          note={t(each === null ? 'usage.total' : 'usage.totalAndEach', {
            total: formatCost(totalMicros),
            each: formatCost(each ?? 0),
          })}
        />
      </StatRow>
      {usage.kinds.length === 0 ? (
        <p className={classes.none}>{t('usage.none')}</p>
      ) : (
        <>
          <Days days={usage.days} />
          <Kinds kinds={usage.kinds} />
        </>
      )}
    </SectionCard>
  );
}

/** Two bars a day, each against the most of its own. */
function Days({ days }: Pick<Usage, 'days'>) {
  const { t } = useTranslation('cost');
  const most = {
    credits: Math.max(1, ...days.map(({ credits }) => credits)),
    costMicros: Math.max(1, ...days.map(({ costMicros }) => costMicros)),
  };
  return (
    <>
      <ul className={classes.chart} aria-label={t('usage.chart')}>
        {days.map(({ day, credits, costMicros }) => (
          <li
            key={day}
            className={classes.day}
            title={`${day}: ${credits}, ${formatCost(costMicros)}`}
          >
            <span
              className={classes.credits}
              style={{ height: `${(100 * credits) / most.credits}%` }}
            />
            <span style={{ height: `${(100 * costMicros) / most.costMicros}%` }} />
            <span className="q-hidden">
              {day}: {credits}, {formatCost(costMicros)}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.legend} aria-hidden="true">
        <span className={classes.credits}>{t('usage.credits')}</span>
        <span>{t('usage.money')}</span>
      </p>
    </>
  );
}

function Kinds({ kinds }: { kinds: readonly UsageRow[] }) {
  const { t } = useTranslation('cost');
  return (
    <table className={classes.table}>
      <caption className="q-hidden">{t('usage.byKind')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('usage.what')}</th>
          <th scope="col">{t('usage.who')}</th>
          <th scope="col" className={classes.amount}>
            {t('usage.calls')}
          </th>
          <th scope="col" className={classes.amount}>
            {t('usage.headCredits')}
          </th>
          <th scope="col" className={classes.amount}>
            {t('usage.headMoney')}
          </th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((row) => (
          <tr key={`${row.kind}/${row.provider}`} title={tokensOf(row, t)}>
            <td>{t(`kind.${row.kind as 'llm'}`)}</td>
            <td className={classes.who}>
              {row.kind === 'credits' ? t(`subject.${subjectOf(row.provider)}`) : row.provider}
            </td>
            <td className={classes.amount}>{formatNumber(row.calls)}</td>
            <td className={classes.amount}>
              {row.credits > 0 ? <Credits amount={row.credits} /> : '–'}
            </td>
            <td className={classes.amount}>
              {row.kind === 'credits' ? '–' : formatCost(row.costMicros)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const SUBJECTS = ['crawl_task', 'analysis_run', 'lead_request', 'enrichment_run', 'lead'] as const;

function subjectOf(provider: string): (typeof SUBJECTS)[number] | 'other' {
  return SUBJECTS.find((subject) => subject === provider) ?? 'other';
}

type Translate = ReturnType<typeof useTranslation<'cost'>>['t'];

function tokensOf(row: UsageRow, t: Translate): string | undefined {
  if (row.inputTokens === 0) return undefined;
  return t('usage.tokens', {
    input: formatNumber(row.inputTokens),
    cached: formatNumber(row.cachedTokens),
    output: formatNumber(row.outputTokens),
  });
}
