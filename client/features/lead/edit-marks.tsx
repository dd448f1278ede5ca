import { useTranslation } from 'react-i18next';
import type { Mark } from '../../live/person.ts';
import { PersonRing } from '../../ui/person-ring.tsx';

interface EditMarksProps {
  /** What others do with this lead. */
  marks: readonly Mark[];
  field: string;
  tag?: 'inside' | 'outside';
}

/** A ring around a field that a colleague edits; one, however many do. */
export function EditMarks({ marks, field, tag = 'outside' }: EditMarksProps) {
  const { t } = useTranslation('presence');
  const mark = marks.find((each) => each.act === 'edit' && each.field === field);
  if (!mark) return null;
  const { userId, name, isTyping = false } = mark;
  const label = t('editing', { name });
  return <PersonRing userId={userId} name={name} label={label} isTyping={isTyping} tag={tag} />;
}
