import { useId, useMemo, useState } from 'react';
import { useSession } from '../../../auth/session.ts';
import type { Lookups } from '../lead-types.ts';
import { optionId } from './mention-picker.tsx';
import {
  findPeople,
  labelOf,
  type Mentionable,
  mentionQuery,
  type NamedPeople,
} from './mention-text.ts';

interface MentionField {
  text: string;
  people: NamedPeople;
  members: Lookups['members'];
  inputRef: React.RefObject<HTMLTextAreaElement | null>;
  onChange: (text: string, people: NamedPeople) => void;
}

/** Offers colleagues while an `@` is typed, and keeps who was picked. */
export function useMentions({ text, people, members, inputRef, onChange }: MentionField) {
  const listId = useId();
  const session = useSession();
  const myId = session.status === 'signed-in' ? session.user.id : '';
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const colleagues = useMemo(
    () =>
      [...members.values()].flatMap(({ userId, profile }): Mentionable[] =>
        profile && userId !== myId ? [{ userId, name: profile.name, email: profile.email }] : [],
      ),
    [members, myId],
  );
  const asked = caret === null ? null : mentionQuery(text, caret);
  const found = asked ? findPeople(colleagues, asked.query) : [];
  const isOpen = found.length > 0;
  const current = Math.min(chosen, found.length - 1);

  const follow = () => {
    const field = inputRef.current;
    setCaret(field && field.selectionStart === field.selectionEnd ? field.selectionStart : null);
    setChosen(0);
  };
  const close = () => setCaret(null);
  const pick = (person: Mentionable) => {
    if (!asked) return;
    const label = labelOf(person, colleagues);
    const before = `${text.slice(0, asked.start)}@${label} `;
    const after = text.slice(asked.start + 1 + asked.query.length).replace(/^ /, '');
    onChange(before + after, new Map(people).set(label, person.userId));
    close();
    // After React has written the new text.
    requestAnimationFrame(() => inputRef.current?.setSelectionRange(before.length, before.length));
  };
  /** True when the key was the list's. */
  const onKeyDown = (event: React.KeyboardEvent): boolean => {
    const person = found[current];
    if (!isOpen || !person || event.metaKey || event.ctrlKey) return false;
    if (event.key === 'ArrowDown') setChosen((current + 1) % found.length);
    else if (event.key === 'ArrowUp') setChosen((current + found.length - 1) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(person);
    else if (event.key === 'Escape') close();
    else return false;
    event.preventDefault();
    return true;
  };
  const fieldProps = {
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-controls': isOpen ? listId : undefined,
    'aria-activedescendant': isOpen ? optionId(listId, current) : undefined,
    onBlur: close,
    onSelect: follow,
  } as const;
  return { listId, found, isOpen, chosen: current, pick, onKeyDown, fieldProps };
}
