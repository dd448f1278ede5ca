import { Skeleton } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import { type CompanyColumns, factsOf, type LeadColumns } from '../../../schema/score/facts.ts';
import { scoreLead } from '../../../schema/score/score.ts';
import { ScoreBadge } from '../../ui/score-badge.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useConnection } from '../../zero/use-connection.ts';
import { PartBars } from './part-bars.tsx';
import { RaiseList } from './raise-list.tsx';
import { reasonText } from './score-text.ts';
import { ScoreTrend } from './score-trend.tsx';
import classes from './score-panel.module.css';

interface ScorePanelProps {
  orgId: string;
  lead: LeadColumns & { id: string; company?: CompanyColumns | null | undefined };
}

const HOUR_MS = 3_600_000;

/**
 * Why a lead has the score that it has. Worked out here, by the same rules and from the rows on the
 * device: an edit shows at once, also without a network, and the server comes to the same.
 */
export function ScorePanel({ orgId, lead }: ScorePanelProps) {
  const { t } = useTranslation('score');
  const [row, { type }] = useQuery(queries.score.ofLead({ orgId, leadId: lead.id }));
  const [icps] = useQuery(queries.icp.list({ orgId }));
  const icp = icps.find(({ isDefault }) => isDefault) ?? null;
  const connection = useConnection();
  const now = Math.floor(useNow() / HOUR_MS) * HOUR_MS;
  const score = useMemo(() => {
    const facts = factsOf(lead, lead.company, row?.evidence);
    return scoreLead(facts, icp?.criteria ?? null, icp?.weights ?? null, now);
  }, [lead, row?.evidence, icp, now]);
  const isComing = !row && type === 'unknown' && connection !== 'offline';
  if (isComing)
    return (
      <SectionCard title={t('title')}>
        <Skeleton height={120} />
      </SectionCard>
    );
  return (
    <SectionCard title={t('title')}>
      <div className={classes.head}>
        <ScoreBadge score={score.total} size="lg" />
        <p className={classes.by}>
          {icp ? t('by') : t('byNone')}{' '}
          {icp ? (
            <Link to="/w/$orgId/icps/$icpId" params={{ orgId, icpId: icp.id }}>
              {icp.name}
            </Link>
          ) : (
            <Link to="/w/$orgId/icps" params={{ orgId }}>
              {t('sayWho')}
            </Link>
          )}
        </p>
      </div>
      {score.excluded && <p className={classes.excluded}>{reasonText(score.excluded)}</p>}
      <PartBars parts={score.parts} />
      {!score.excluded && (
        <>
          <h3 className={classes.heading}>{t('raise')}</h3>
          {score.counterfactuals.length > 0 ? (
            <RaiseList counterfactuals={score.counterfactuals} />
          ) : (
            <p className={classes.none}>{t('raiseNone')}</p>
          )}
        </>
      )}
      {row && row.history.length > 0 && (
        <div className={classes.trend}>
          <ScoreTrend history={row.history} />
        </div>
      )}
    </SectionCard>
  );
}
