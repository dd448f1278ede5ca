import { Checkbox } from '@mantine/core';
import { IconBuilding, IconClock, IconMapPin, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../schema/profile/icp.ts';
import { ScoreBadge } from '../../ui/score-badge.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ChannelIcon } from './channel-icon.tsx';
import { placeInWords } from './criteria-words.ts';
import { OnPipeline } from './on-pipeline.tsx';
import type { ResultRow } from './request-types.ts';
import type { ResultWords } from './result-list.tsx';
import classes from './result-card.module.css';

interface ResultCardProps {
  orgId: string;
  rank: number;
  result: ResultRow;
  words: ResultWords;
  isChosen: boolean;
  onChoose: (() => void) | null;
  onSave: (() => void) | null;
}

/** One lead of a request: who, where, how and when to reach them, and why they stand here. */
export function ResultCard(props: ResultCardProps) {
  const { orgId, rank, result, words, isChosen, onChoose, onSave } = props;
  const { t } = useTranslation('request');
  const { lead, needs, services, explanation } = result;
  if (!lead) return null;
  const Kind = lead.kind === 'person' ? IconUser : IconBuilding;
  const role = [lead.title, lead.companyName === lead.name ? null : lead.companyName];
  return (
    <article className={classes.card} aria-label={lead.name} data-chosen={isChosen || undefined}>
      <div className={classes.lead}>
        <span className={classes.rank} aria-label={t('results.rank', { rank })}>
          {rank}
        </span>
        {onChoose && (
          <Checkbox
            checked={isChosen}
            onChange={onChoose}
            aria-label={t('results.choose', { name: lead.name })}
          />
        )}
        <ScoreBadge score={result.total} size="lg" />
        <div className={classes.names}>
          <h3 className={classes.name}>
            <Kind size={16} stroke={1.6} aria-hidden="true" />
            <Link to="/w/$orgId/leads/$leadId" params={{ orgId, leadId: lead.id }}>
              {lead.name}
            </Link>
            {!result.isNew && <span className={classes.known}>{t('results.known')}</span>}
          </h3>
          <p className={classes.role}>
            {role.filter(Boolean).join(' · ') || lead.company?.industry || t('results.noRole')}
          </p>
        </div>
        <OnPipeline orgId={orgId} lead={lead} onSave={onSave} />
      </div>
      <Facts result={result} words={words} />
      {(needs.length > 0 || services.length > 0) && (
        <dl className={classes.tags}>
          <Tags label={t('results.needs')} values={needs} tone="need" />
          <Tags label={t('results.services')} values={services} tone="service" />
        </dl>
      )}
      <div className={classes.foot}>
        <ul className={classes.reasons} aria-label={t('results.why')}>
          {explanation.reasons.slice(0, 4).map((reason) => (
            <li key={reason.key + JSON.stringify(reason.params)} data-tone={reason.tone}>
              {words.reason(reason)}
            </li>
          ))}
        </ul>
        {result.sourceUrl && /^https?:/.test(result.sourceUrl) && (
          <p className={classes.source}>
            {t('results.from')}{' '}
            <a href={result.sourceUrl} target="_blank" rel="noreferrer noopener">
              {t(`sources.${result.source}.name`)}
            </a>
          </p>
        )}
      </div>
    </article>
  );
}

function Facts({ result, words }: { result: ResultRow; words: ResultWords }) {
  const { t } = useTranslation('request');
  const { lead, channel, bestTime, timeZone } = result;
  if (!lead) return null;
  const place = placeInWords({
    ...(lead.city && { city: lead.city }),
    ...(lead.country && { country: lead.country }),
  });
  const stored = channel && addressOn(result, channel);
  const address = stored && channel === 'phone' ? words.phone(stored) : stored;
  const time = bestTime && words.time(bestTime);
  return (
    <ul className={classes.facts}>
      {(place || timeZone) && (
        <li>
          <IconMapPin size={16} stroke={1.7} aria-hidden="true" />
          <span>
            {place || t('results.noPlace')}
            {timeZone && <LocalTime timeZone={timeZone} />}
          </span>
        </li>
      )}
      <li>
        {channel ? (
          <>
            <ChannelIcon channel={channel} />
            <span>
              <span className="q-hidden">{t(`channel.${channel}`)}: </span>
              {address}
            </span>
          </>
        ) : (
          t('results.noChannel')
        )}
      </li>
      {time && (
        <li>
          <IconClock size={16} stroke={1.7} aria-hidden="true" />
          <span>
            {time.when} <span className={classes.quiet}>{time.why}</span>
          </span>
        </li>
      )}
    </ul>
  );
}

function LocalTime({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation('request');
  const now = useNow();
  const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short', timeZone }).format(now);
  return <span className={classes.quiet}> {t('results.localTime', { time })}</span>;
}

function addressOn({ lead }: ResultRow, channel: Channel): string {
  if (channel === 'email') return lead?.email ?? '';
  if (channel === 'phone') return lead?.phone ?? '';
  const url =
    (channel === 'linkedin' ? lead?.linkedin : null) ?? lead?.company?.socials[channel] ?? '';
  return url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

function Tags({ label, values, tone }: { label: string; values: string[]; tone: string }) {
  if (values.length === 0) return null;
  return (
    <div>
      <dt>{label}</dt>
      {values.map((value) => (
        <dd key={value} data-tone={tone}>
          {value}
        </dd>
      ))}
    </div>
  );
}
