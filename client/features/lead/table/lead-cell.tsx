import { memo } from 'react';
import { ExplainedScore } from '../../../ui/explain-score.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { countryName } from '../../../ui/country-names.ts';
import { KindIcon } from '../kind-icon.tsx';
import { LeadStatusDot } from '../lead-status.tsx';
import type { LeadRow, Lookups } from '../lead-types.ts';
import { MemberName, nameOf } from '../member-name.tsx';
import { usePhoneFormat } from '../../../ui/phone-format.ts';
import { EmailMark, EmailStateText, PhoneMark } from '../reach-mark.tsx';
import { sourceHost } from '../source-host.ts';
import { TagChip } from '../tag-chip.tsx';
import type { ColumnId } from './lead-columns.ts';
import classes from './leads-table.module.css';

interface LeadCellProps {
  lead: LeadRow;
  column: ColumnId;
  lookups: Lookups;
  href: string;
}

const QUIET: ReadonlySet<ColumnId> = new Set(['source', 'createdAt', 'updatedAt']);
const COMPOSED: ReadonlySet<ColumnId> = new Set([
  'score',
  'email',
  'emailState',
  'phone',
  'status',
  'tags',
  'owner',
]);

/**
 * How a column's cells are laid out. A cell that is one text is the box of that text: without a
 * line of flexible parts and a box for each, a row costs the browser half.
 */
export function cellClass(column: ColumnId): string | undefined {
  if (column === 'name') return classes.nameCell;
  if (COMPOSED.has(column)) return classes.cell;
  return QUIET.has(column) ? `${classes.textCell} ${classes.quiet}` : classes.textCell;
}

/** What stands in a cell while nobody edits it. */
export const LeadCell = memo(function LeadCell({ lead, column, lookups, href }: LeadCellProps) {
  switch (column) {
    case 'name':
      return (
        <>
          <KindIcon kind={lead.kind} />
          <a href={href} className={classes.name} tabIndex={-1} data-open>
            {lead.name}
          </a>
        </>
      );
    case 'score':
      return <ExplainedScore leadId={lead.id} score={lead.score} />;
    case 'status':
      return <LeadStatusDot status={lead.status} />;
    case 'tags':
      return <Tags lead={lead} lookups={lookups} />;
    case 'owner': {
      const owner = lead.ownerId ? lookups.members.get(lead.ownerId) : undefined;
      return owner ? <MemberName member={owner} /> : null;
    }
    case 'country':
      return countryName(lead.country);
    case 'source':
      return sourceHost(lead.sourceUrl);
    case 'createdAt':
    case 'updatedAt':
      return <RelativeTime at={lead[column]} />;
    case 'email':
      return (
        <>
          <span className={classes.text}>{lead.email}</span>
          <EmailMark lead={lead} />
        </>
      );
    case 'emailState':
      return <EmailStateText lead={lead} />;
    case 'phone':
      return lead.phone ? (
        <>
          <Phone stored={lead.phone} />
          <PhoneMark lead={lead} />
        </>
      ) : null;
    default:
      return lead[column];
  }
});

function Phone({ stored }: { stored: string }) {
  return <span className={classes.text}>{usePhoneFormat()(stored)}</span>;
}

function Tags({ lead, lookups }: Pick<LeadCellProps, 'lead' | 'lookups'>) {
  return (
    <span className={classes.tags}>
      {lead.tagLinks.map(({ tagId }) => {
        const tag = lookups.tags.get(tagId);
        return tag && <TagChip key={tagId} tag={tag} />;
      })}
    </span>
  );
}

/** A cell as text, for the clipboard. */
export function cellText(lead: LeadRow, column: ColumnId, { tags, members }: Lookups): string {
  switch (column) {
    case 'tags':
      return lead.tagLinks.flatMap(({ tagId }) => tags.get(tagId)?.name ?? []).join(', ');
    case 'owner':
      return (lead.ownerId && nameOf(members.get(lead.ownerId))) || '';
    case 'country':
      return countryName(lead.country);
    case 'score':
      return lead.score === null ? '' : String(lead.score);
    case 'source':
      return lead.sourceUrl ?? '';
    case 'createdAt':
    case 'updatedAt':
      return new Date(lead[column]).toISOString();
    default:
      return lead[column] ?? '';
  }
}
