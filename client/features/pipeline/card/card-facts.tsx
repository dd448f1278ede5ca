import { IconCalendarEvent } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../ui/avatar.tsx';
import { hueOf } from '../../../ui/color-names.ts';
import { ScoreBadge } from '../../../ui/score-badge.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { formatMoney } from '../money.ts';
import { type Deal, dealName, type Lookups, memberName } from '../pipeline-types.ts';
import { formatDay, toDay } from '../../../ui/format-day.ts';
import classes from './deal-card.module.css';

const DAY_MS = 86_400_000;
const SHOWN_TAGS = 4;

/** What a card says: who, what it is worth, until when, whose it is and how long it has stood here. */
export function CardFacts({ deal, lookups }: { deal: Deal; lookups: Lookups }) {
  const { t } = useTranslation('pipeline');
  const nowMs = useNow();
  const { lead } = deal;
  const owner = deal.ownerId ? lookups.members.get(deal.ownerId) : undefined;
  const ownerName = memberName(owner);
  const tags = lead?.tagLinks.flatMap(({ tagId }) => lookups.tags.get(tagId) ?? []) ?? [];
  const days = Math.floor((nowMs - deal.stageSince) / DAY_MS);
  return (
    <>
      <span className={classes.head}>
        <span className={classes.name}>{dealName(deal)}</span>
        <span className={classes.tags}>
          {tags.slice(0, SHOWN_TAGS).map((tag) => (
            <span key={tag.id} className={classes.tag} style={hueStyle(tag.color)} title={tag.name}>
              <span className="q-hidden">{tag.name}</span>
            </span>
          ))}
        </span>
      </span>
      <span className={classes.sub}>{subtitle(deal)}</span>
      <span className={classes.meta}>
        <span className={classes.facts}>
          <span className={classes.value}>
            {deal.valueMinor === null ? (
              <span className={classes.none}>{t('card.noValue')}</span>
            ) : (
              formatMoney(deal.valueMinor, deal.currency)
            )}
          </span>
          {lead && lead.score !== null && (
            <span className={classes.fact} title={t('card.score')}>
              <span className="q-hidden">{t('card.score')}</span>
              <ScoreBadge score={lead.score} />
            </span>
          )}
          {deal.expectedClose && (
            <span
              className={classes.fact}
              data-late={deal.expectedClose < toDay(nowMs) || undefined}
            >
              <IconCalendarEvent size={13} stroke={1.7} aria-hidden="true" />
              <span className="q-hidden">{t('fields.expectedClose')}</span>
              {formatDay(deal.expectedClose)}
            </span>
          )}
          {days > 0 && (
            <span className={classes.fact} title={t('card.inStage', { count: days })}>
              <span aria-hidden="true">{t('card.days', { days })}</span>
              <span className="q-hidden">{t('card.inStage', { count: days })}</span>
            </span>
          )}
        </span>
        {ownerName && (
          <span className={classes.owner} title={ownerName}>
            <span className="q-hidden">{t('card.owner', { name: ownerName })}</span>
            <Avatar
              name={ownerName}
              seed={deal.ownerId ?? ''}
              size={20}
              image={owner?.profile?.image ?? null}
            />
          </span>
        )}
      </span>
    </>
  );
}

/** Under its own title a deal names its lead; else the lead's work is told. */
function subtitle({ title, lead }: Deal): string {
  if (!lead) return '';
  const company = lead.companyName === lead.name ? null : lead.companyName;
  const parts = title ? [lead.name, company] : [lead.title, company ?? lead.city];
  return parts.filter(Boolean).join(' · ');
}

function hueStyle(color: string): React.CSSProperties {
  const hue = hueOf(color);
  return (hue === null ? {} : { '--hue': hue, '--chroma': 0.12 }) as React.CSSProperties;
}
