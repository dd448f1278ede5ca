import { memo } from 'react';
import { useMarksOn } from '../../../live/use-presence.ts';
import { countryName } from '../country-names.ts';
import { KindIcon } from '../kind-icon.tsx';
import { LeadStatusDot } from '../lead-status.tsx';
import type { LeadRow, Lookups } from '../lead-types.ts';
import { RowPeople } from '../row-people.tsx';
import { TagChip } from '../tag-chip.tsx';
import classes from './lead-list.module.css';

interface LeadCardProps {
  lead: LeadRow;
  lookups: Lookups;
  href: string;
}

const SHOWN_TAGS = 2;

export const LeadCard = memo(function LeadCard({ lead, lookups, href }: LeadCardProps) {
  const company = lead.companyName === lead.name ? null : lead.companyName;
  const place = lead.city ?? countryName(lead.country);
  const work = [lead.title, company].filter(Boolean).join(' · ') || place;
  const reach = [lead.email ?? lead.phone, work === place ? null : place];
  const tags = lead.tagLinks.flatMap(({ tagId }) => lookups.tags.get(tagId) ?? []);
  const marks = useMarksOn(`lead:${lead.id}`);
  return (
    <a href={href} data-lead={lead.id} className={classes.card}>
      <span className={classes.kind}>
        <KindIcon kind={lead.kind} size={18} />
        {marks.length > 0 && (
          <span className={classes.people}>
            <RowPeople marks={marks} />
          </span>
        )}
      </span>
      <span className={classes.facts}>
        <span className={classes.name}>{lead.name}</span>
        <span className={classes.line}>{work}</span>
        <span className={classes.quiet}>{reach.filter(Boolean).join(' · ')}</span>
      </span>
      <span className={classes.end}>
        <LeadStatusDot status={lead.status} />
        <span className={classes.tags}>
          {tags.slice(0, SHOWN_TAGS).map((tag) => (
            <TagChip key={tag.id} tag={tag} />
          ))}
        </span>
      </span>
    </a>
  );
});
