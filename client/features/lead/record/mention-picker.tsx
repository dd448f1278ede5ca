import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../ui/avatar.tsx';
import type { Mentionable } from './mention-text.ts';
import classes from './mention.module.css';

interface MentionPickerProps {
  id: string;
  people: readonly Mentionable[];
  chosen: number;
  onPick: (person: Mentionable) => void;
}

// Native lists can't show a picture, nor leave the focus in the text.
/* eslint-disable jsx-a11y/prefer-tag-over-role */

/** Whom the half-typed name may mean. The text field keeps the focus; the arrows move in here. */
export function MentionPicker({ id, people, chosen, onPick }: MentionPickerProps) {
  const { t } = useTranslation('lead');
  return (
    <div id={id} role="listbox" aria-label={t('note.mention')} className={classes.picker}>
      {people.map((person, n) => (
        // The field's keys do what the mouse does.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={person.userId}
          id={optionId(id, n)}
          role="option"
          tabIndex={-1}
          aria-selected={n === chosen}
          className={classes.person}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(person)}
        >
          <Avatar name={person.name || person.email} seed={person.userId} size={20} />
          <span className={classes.name}>{person.name || person.email}</span>
          <span className={classes.email}>{person.email}</span>
        </div>
      ))}
    </div>
  );
}

export function optionId(listId: string, n: number): string {
  return `${listId}-${n}`;
}
