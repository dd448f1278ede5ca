import { LEAD_STATUSES, type LeadStatus } from '../../../schema/lead/fields.ts';
import { rowText } from '../../i18n/row-text.ts';
import { StatusDot } from '../../ui/status.tsx';
import type { Tone } from '../../ui/tone.ts';
import classes from './lead-status.module.css';

const TONES: Record<LeadStatus, Tone> = {
  new: 'info',
  working: 'warn',
  qualified: 'good',
  unqualified: 'neutral',
};

/** Where a lead stands, as a dot and its word. */
export function LeadStatusDot({ status }: { status: LeadStatus }) {
  return <StatusDot tone={TONES[status]}>{rowText('lead', `status.${status}`)}</StatusDot>;
}

/** The dot alone, where its word stands beside it already. */
export function LeadStatusMark({ status }: { status: LeadStatus }) {
  return <span className={classes.mark} data-status={status} aria-hidden="true" />;
}

/** A status as it stands in a row of the timeline, where any text may have been stored. */
export function isLeadStatus(text: string | null): text is LeadStatus {
  return (LEAD_STATUSES as readonly (string | null)[]).includes(text);
}
