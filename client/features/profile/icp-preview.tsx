import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import { factsOf } from '../../../schema/score/facts.ts';
import { MAX_SAMPLE } from '../../../schema/score/queries.ts';
import { formatNumber } from '../../ui/format.ts';
import { ScoreBadge } from '../../ui/score-badge.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './icp-preview.module.css';
import { ScoreChart } from './score-chart.tsx';
import { type TriedScore, tryIcp } from './try-icp.ts';
import type { DraftValues } from './use-draft.ts';

interface IcpPreviewProps {
  orgId: string;
  draft: DraftValues;
  /** As it is stored; null while it is not. */
  stored: DraftValues | null;
}

const FIRST_SAMPLE = 300;
const HOUR_MS = 3_600_000;

/** What the draft makes of the newest leads, worked out on this device while one edits. */
export function IcpPreview({ orgId, draft, stored }: IcpPreviewProps) {
  const { t } = useTranslation('profile');
  const [limit, setLimit] = useState(FIRST_SAMPLE);
  const [rows, { type }] = useQuery(queries.score.sample({ orgId, limit }));
  const leads = useMemo(
    () =>
      rows.map((row) => ({ id: row.id, facts: factsOf(row, row.company, row.rating?.evidence) })),
    [rows],
  );
  // A slider moves at once; the leads follow as fast as this device can.
  const tried = useDeferredValue(draft);
  const now = Math.floor(useNow() / HOUR_MS) * HOUR_MS;
  const trial = useMemo(() => tryIcp(leads, tried, stored, now), [leads, tried, stored, now]);
  return (
    <SectionCard
      title={t('preview.title')}
      text={leads.length > 0 ? t('preview.basis', { count: leads.length }) : undefined}
    >
      {leads.length === 0 && type !== 'complete' && <Skeleton height={160} />}
      {leads.length === 0 && type === 'complete' && (
        <p className={classes.none}>{t('preview.none')}</p>
      )}
      {leads.length > 0 && (
        <>
          <p className={classes.good}>
            {t('preview.good', { count: trial.good })}
            {stored && trial.good !== trial.goodBefore && (
              <span className={classes.before}>
                {t('preview.before', { count: trial.goodBefore })}
              </span>
            )}
          </p>
          <ScoreChart buckets={trial.buckets} hasBefore={stored !== null} />
          {trial.excluded > 0 && (
            <p className={classes.none}>{t('preview.excluded', { count: trial.excluded })}</p>
          )}
          <h3 className={classes.heading}>{t('preview.top')}</h3>
          <ol className={classes.top}>
            {trial.top.map((one) => (
              <TopLead key={one.id} orgId={orgId} lead={one} />
            ))}
          </ol>
          {limit < MAX_SAMPLE && rows.length >= limit && (
            <Button variant="default" size="xs" onClick={() => setLimit(MAX_SAMPLE)}>
              {t('preview.all', { count: MAX_SAMPLE })}
            </Button>
          )}
        </>
      )}
    </SectionCard>
  );
}

function TopLead({ orgId, lead }: { orgId: string; lead: TriedScore }) {
  const { id, facts, total, before } = lead;
  const moved = before === null ? 0 : total - before;
  const detail = [facts.title, facts.kind === 'person' ? facts.companyName : null, facts.city];
  return (
    <li>
      <Link to="/w/$orgId/leads/$leadId" params={{ orgId, leadId: id }} className={classes.lead}>
        <span className={classes.name}>{facts.name}</span>
        <span className={classes.detail}>{detail.filter(Boolean).join(' · ')}</span>
      </Link>
      <span className={classes.moved} data-up={moved > 0 || undefined}>
        {moved !== 0 && (moved > 0 ? `+${formatNumber(moved)}` : `−${formatNumber(-moved)}`)}
      </span>
      <ScoreBadge score={total} />
    </li>
  );
}
