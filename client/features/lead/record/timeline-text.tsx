import { useTranslation } from 'react-i18next';
import { EDITABLE_LEAD_FIELDS, RECEIPT_FIELD } from '../../../../schema/lead/fields.ts';
import { countryName } from '../../../ui/country-names.ts';
import { isLeadStatus, LeadStatusDot } from '../lead-status.tsx';
import type { LeadRecord, Lookups } from '../lead-types.ts';
import { nameOf } from '../member-name.tsx';
import { sourceHost } from '../source-host.ts';
import { FoundOutText } from './found-out-text.tsx';
import { isMergeEntry, MergeText } from './merge-text.tsx';
import type { TimelineEntry } from './timeline-entries.ts';
import classes from './timeline.module.css';

interface TimelineTextProps {
  entry: TimelineEntry;
  lead: LeadRecord;
  lookups: Lookups;
}

/** One line of the timeline in words: who did what, and from what to what. */
export function TimelineText({ entry, lead, lookups }: TimelineTextProps) {
  const { t } = useTranslation('lead');
  const nameById = (id: string | null) =>
    (id && (nameOf(lookups.members.get(id)) ?? actorName(lead, id))) || t('timeline.somebody');
  const who = <strong className={classes.who}>{nameById(entry.actorId)}</strong>;

  if (entry.kind === 'found') {
    const host = sourceHost(entry.sourceUrl);
    return (
      <>
        {entry.taskName ? t('timeline.foundBy', { task: entry.taskName }) : t('timeline.found')}
        {host && ` ${t('timeline.on', { host })}`}
      </>
    );
  }
  if (entry.kind === 'edit') {
    const verb = entry.from === null ? 'filled' : entry.to === null ? 'emptied' : 'edited';
    const field = EDITABLE_LEAD_FIELDS.find((each) => RECEIPT_FIELD[each] === entry.field);
    const known = entry.field === 'stage' ? 'stage' : field;
    const name = known ? t(`fieldWords.${known}`) : entry.field;
    return (
      <>
        {who} {t(`timeline.${verb}`, { field: name })}{' '}
        <Change from={shown(entry.field, entry.from)} to={shown(entry.field, entry.to)} />
      </>
    );
  }
  if (isMergeEntry(entry)) return <MergeText entry={entry} who={who} />;
  if (entry.kind === 'status') {
    return (
      <>
        {who} {t('timeline.status')} <StatusWord text={entry.from} /> {t('timeline.to')}{' '}
        <StatusWord text={entry.to} />
      </>
    );
  }
  if (entry.kind === 'assigned') {
    return (
      <>
        {who}{' '}
        {entry.to ? t('timeline.assigned', { name: nameById(entry.to) }) : t('timeline.unassigned')}
      </>
    );
  }
  if (entry.kind === 'enriched' || entry.kind === 'verified' || entry.kind === 'analysed') {
    return <FoundOutText entry={entry} who={entry.actorId && who} />;
  }
  if (entry.kind === 'tagged' || entry.kind === 'untagged') {
    return (
      <>
        {who} {t(`timeline.${entry.kind}`, { tag: entry.tag ?? '' })}
      </>
    );
  }
  return (
    <>
      {who} {t(`timeline.${entry.kind}`)}
    </>
  );
}

function Change({ from, to }: { from: string | null; to: string | null }) {
  return (
    <>
      {from !== null && <del className={classes.old}>{from}</del>}
      {from !== null && to !== null && <span aria-hidden="true"> → </span>}
      {to !== null && <ins className={classes.new}>{to}</ins>}
    </>
  );
}

function StatusWord({ text }: { text: string | null }) {
  return isLeadStatus(text) ? (
    <span className={classes.status}>
      <LeadStatusDot status={text} />
    </span>
  ) : (
    text
  );
}

function shown(field: string, value: string | null): string | null {
  return field === 'country' && value !== null ? countryName(value) : value;
}

/** Somebody who has left the workspace is still named by the lines that they wrote. */
function actorName(lead: LeadRecord, userId: string): string | undefined {
  const actor = lead.activities.find((activity) => activity.actor?.id === userId)?.actor;
  return actor?.name || actor?.email;
}
