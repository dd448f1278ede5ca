import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditableLeadField } from '../../../schema/lead/fields.ts';
import { type Author, useFieldAuthor } from '../../live/use-field-author.ts';
import { useAnnounceEdit } from '../../live/use-presence.ts';
import { countryName } from '../../ui/country-names.ts';
import type { LeadRow } from './lead-types.ts';

type Editable = Pick<LeadRow, 'id' | EditableLeadField>;

export interface Meanwhile {
  text: string;
  author: Author | null;
}

/**
 * An editor of a field among colleagues: they see that it stands open, and what one of them writes
 * meanwhile is told beside the text and touches neither text nor caret. `seen` is what the person
 * saw when the editing began: what a clash is told by.
 */
export function useEditing<Lead extends Editable>(
  lead: Lead,
  field: EditableLeadField,
): { seen: Lead; onType: () => void; meanwhile: Meanwhile | null } {
  const { t } = useTranslation('presence');
  const [seen] = useState(lead);
  const author = useFieldAuthor(lead.id, field);
  const { onType } = useAnnounceEdit(`lead:${lead.id}`, field);
  const now = lead[field] ?? null;
  if (now === (seen[field] ?? null)) return { seen, onType, meanwhile: null };
  const value = field === 'country' ? countryName(now) : (now ?? '');
  const verb = now === null ? 'cleared' : 'set';
  const text = author
    ? t(`change.${verb}`, { name: author.name, value })
    : t(`change.${verb}BySomebody`, { value });
  return { seen, onType, meanwhile: { text, author } };
}
