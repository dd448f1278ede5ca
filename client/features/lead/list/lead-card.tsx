import { IconCheck } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMarksOn } from '../../../live/use-presence.ts';
import { ScoreBadge } from '../../../ui/score-badge.tsx';
import { countryName } from '../../../ui/country-names.ts';
import { KindIcon } from '../kind-icon.tsx';
import { EmailMark, PhoneMark } from '../reach-mark.tsx';
import { LeadStatusDot } from '../lead-status.tsx';
import type { LeadRow, Lookups } from '../lead-types.ts';
import { RowPeople } from '../row-people.tsx';
import { TagChip } from '../tag-chip.tsx';
import classes from './lead-list.module.css';

interface LeadCardProps {
  lead: LeadRow;
  lookups: Lookups;
  href: string;
  /** Null where it can't be chosen. */
  isSelected: boolean | null;
}

const SHOWN_TAGS = 2;

export const LeadCard = memo(function LeadCard(props: LeadCardProps) {
  const { lead, lookups, href, isSelected } = props;
  const { t } = useTranslation('lead');
  const company = lead.companyName === lead.name ? null : lead.companyName;
  const place = lead.city ?? countryName(lead.country);
  const work = [lead.title, company].filter(Boolean).join(' · ') || place;
  const reach = [lead.email ?? lead.phone, work === place ? null : place];
  const tags = lead.tagLinks.flatMap(({ tagId }) => lookups.tags.get(tagId) ?? []);
  const marks = useMarksOn(`lead:${lead.id}`);
  const kind = (
    <>
      {isSelected ? <IconCheck size={18} stroke={2} /> : <KindIcon kind={lead.kind} size={18} />}
      {marks.length > 0 && (
        <span className={classes.people}>
          <RowPeople marks={marks} />
        </span>
      )}
    </>
  );
  return (
    <div data-lead={lead.id} className={classes.card} data-selected={isSelected || undefined}>
      {isSelected === null ? (
        <span className={classes.kind}>{kind}</span>
      ) : (
        <button
          type="button"
          data-choose
          aria-pressed={isSelected}
          aria-label={t('list.choose', { name: lead.name })}
          className={classes.kind}
        >
          {kind}
        </button>
      )}
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- its name is in it, two spans deep */}
      <a href={href} className={classes.link}>
        <span className={classes.facts}>
          <span className={classes.name}>{lead.name}</span>
          <span className={classes.line}>{work}</span>
          <span className={classes.quiet}>
            {lead.email ? <EmailMark lead={lead} /> : <PhoneMark lead={lead} />}{' '}
            {reach.filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className={classes.end}>
          <span className={classes.state}>
            <LeadStatusDot status={lead.status} />
            {lead.score !== null && <ScoreBadge score={lead.score} />}
          </span>
          <span className={classes.tags}>
            {tags.slice(0, SHOWN_TAGS).map((tag) => (
              <TagChip key={tag.id} tag={tag} />
            ))}
          </span>
        </span>
      </a>
    </div>
  );
});
