import { useTranslation } from 'react-i18next';
import type { Mark } from '../../live/person.ts';
import { PersonFaces } from '../../ui/person-faces.tsx';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Who has this lead before them. */
export function RowPeople({ marks }: { marks: readonly Mark[] }) {
  const { t } = useTranslation('presence');
  if (marks.length === 0) return null;
  const names = list.format(marks.map(({ name }) => name));
  return <PersonFaces people={marks} label={t('looking', { names, count: marks.length })} />;
}
