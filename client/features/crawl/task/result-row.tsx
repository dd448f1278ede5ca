/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a table of virtual rows that are placed by pixels */
import { IconBuilding, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-clock.ts';
import { Credits } from '../../../ui/credits.tsx';
import { usePhoneFormat } from '../../../ui/phone-format.ts';
import { StatusDot } from '../../../ui/status.tsx';
import type { CrawlResult } from '../crawl-types.ts';
import { ROW_LINK } from '../use-row-keys.ts';
import classes from './results-panel.module.css';

/** A row that is younger than this when it appears comes in with a glow. */
const FRESH_MS = 3_000;

interface ResultRowProps {
  row: CrawlResult;
  isEarlier: boolean;
  rowIndex: number;
  style: React.CSSProperties;
}

export function ResultRow({ row, isEarlier, rowIndex, style }: ResultRowProps) {
  const { t } = useTranslation('crawl');
  const [isFresh] = useState(() => serverNow() - row.createdAt < FRESH_MS);
  const asPhone = usePhoneFormat();
  const { lead } = row;
  const KindIcon = lead?.kind === 'company' ? IconBuilding : IconUser;
  return (
    <div role="row" aria-rowindex={rowIndex} className={classes.place} style={style}>
      <div
        className={classes.row}
        role="presentation"
        data-fresh={isFresh ? (row.isNew ? 'new' : 'known') : undefined}
      >
        <div role="cell" className={classes.who}>
          <KindIcon size={16} stroke={1.6} aria-hidden="true" className={classes.kind} />
          <div className={classes.names}>
            {lead ? (
              <Link
                to="/w/$orgId/leads/$leadId"
                params={{ orgId: row.orgId, leadId: row.leadId }}
                className={classes.name}
                {...ROW_LINK}
              >
                {lead.name}
              </Link>
            ) : (
              <span className={classes.gone}>{t('results.gone')}</span>
            )}
            <div className={classes.sub}>{lead ? subtitle(lead) : ''}</div>
          </div>
        </div>
        <div role="cell" className={classes.cell} data-column="email">
          {lead?.email}
        </div>
        <div role="cell" className={classes.cell} data-column="phone">
          {lead?.phone && asPhone(lead.phone)}
        </div>
        <div role="cell" className={classes.cell} data-column="city">
          {lead?.city}
        </div>
        <div role="cell" className={classes.cost}>
          <StatusDot tone={row.isNew && !isEarlier ? 'good' : 'neutral'}>
            {isEarlier
              ? t('results.earlierBadge', { run: row.run })
              : t(row.isNew ? 'results.newBadge' : 'results.knownBadge')}
          </StatusDot>
          <span className={classes.price}>
            {row.credits > 0 ? <Credits amount={row.credits} /> : t('results.freeCost')}
          </span>
        </div>
      </div>
    </div>
  );
}

/** “Dentist, Praxis Keller” for a person, the website's host for a company. */
function subtitle(lead: NonNullable<CrawlResult['lead']>): string {
  if (lead.kind === 'company') return (lead.website ?? '').replace(/^https?:\/\/(www\.)?|\/$/g, '');
  return [lead.title, lead.companyName].filter(Boolean).join(', ');
}
