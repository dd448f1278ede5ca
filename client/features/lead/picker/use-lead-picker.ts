import { useTranslation } from 'react-i18next';
import type { LeadStatus } from '../../../../schema/lead/fields.ts';
import { useCan } from '../../../workspace/workspace.tsx';
import type { LeadActs } from '../lead-acts.ts';
import type { LeadRow, Lookups } from '../lead-types.ts';
import { NO_VALUE, usePickOptions } from './pick-options.tsx';
import type { PickerPanelProps } from './picker-panel.tsx';

export type PickKind = 'status' | 'owner' | 'tags' | 'country';

/** What a picker needs of a lead; both the table's rows and the lead page's record have it. */
export type PickLead = Pick<LeadRow, 'id' | 'status' | 'ownerId' | 'tagLinks' | 'country'> &
  Parameters<LeadActs['edit']>[0];

interface LeadPicker {
  kind: PickKind;
  leads: readonly PickLead[];
  lookups: Lookups;
  acts: LeadActs;
  /** The pick is made; tags stay open for the next one. */
  onDone: () => void;
}

/** Picks one property of one lead or of many, in the same words everywhere. */
export function useLeadPicker({
  kind,
  leads,
  lookups,
  acts,
  onDone,
}: LeadPicker): PickerPanelProps {
  const { t } = useTranslation('lead');
  const options = usePickOptions(lookups);
  const canMakeTags = useCan('tag.manage');
  const ids = leads.map((lead) => lead.id);
  const counts = countValues(leads, kind);
  const has = (value: string) => {
    const count = counts.get(value) ?? 0;
    return count === 0 ? 'off' : count === leads.length ? 'on' : 'some';
  };
  const pick = (value: string) => {
    if (kind === 'status') void acts.setStatus(ids, value as LeadStatus);
    if (kind === 'owner') void acts.assign(ids, value === NO_VALUE ? null : value);
    if (kind === 'country') for (const lead of leads) acts.edit(lead, 'country', value);
    if (kind !== 'tags') return onDone();
    const lacking = leads.filter((lead) => !valuesOf(lead, 'tags').includes(value));
    void (lacking.length === 0
      ? acts.untag(ids, value)
      : acts.tag(
          lacking.map((lead) => lead.id),
          value,
        ));
  };
  return {
    label: t(`columns.${kind}`),
    placeholder: t(`picker.${kind}`),
    options: options[kind](has),
    onPick: pick,
    onCreate: kind === 'tags' && canMakeTags ? (name) => void acts.createTag(ids, name) : undefined,
  };
}

/** How many of the leads carry each value, in one pass: selections may hold thousands. */
function countValues(leads: readonly PickLead[], kind: PickKind): Map<string, number> {
  const counts = new Map<string, number>();
  for (const lead of leads) {
    for (const value of valuesOf(lead, kind)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function valuesOf(lead: PickLead, kind: PickKind): string[] {
  if (kind === 'status') return [lead.status];
  if (kind === 'owner') return [lead.ownerId ?? NO_VALUE];
  if (kind === 'country') return [lead.country ?? NO_VALUE];
  return lead.tagLinks.map((link) => link.tagId);
}
