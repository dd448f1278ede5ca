import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../live/person.ts';

/** Comings and goings of this long are told in one sentence. */
const GATHER_MS = 1_500;
const list = new Intl.ListFormat('en', { type: 'conjunction' });

interface PresenceTellerProps {
  /** Those at the place where I am. */
  people: readonly Person[];
  place: string | null;
  isFaded: boolean;
}

/** Tells a screen reader who comes to the place where I am and who leaves it, never each step. */
export function PresenceTeller({ people, place, isFaded }: PresenceTellerProps) {
  const { t } = useTranslation('presence');
  const [words, setWords] = useState('');
  const told = useRef<{ place: string | null; names: ReadonlySet<string> }>({
    place: null,
    names: new Set(),
  });
  const names = people.map(({ name }) => name).join('\n');

  const tell = useEffectEvent((at: string | null, joined: string) => {
    const now = new Set(joined.split('\n').filter(Boolean));
    const before = told.current.place === at ? told.current.names : new Set<string>();
    told.current = { place: at, names: now };
    const came = [...now].filter((name) => !before.has(name));
    const left = [...before].filter((name) => !now.has(name));
    const sentences = [
      came.length > 0 && t('said.came', { names: list.format(came), count: came.length }),
      left.length > 0 && t('said.left', { names: list.format(left), count: left.length }),
    ];
    setWords(sentences.filter(Boolean).join('. '));
  });
  useEffect(() => {
    // Cut off, nobody is known to have left.
    if (isFaded) return undefined;
    const timer = setTimeout(() => tell(place, names), GATHER_MS);
    return () => clearTimeout(timer);
  }, [names, place, isFaded]);
  return (
    <output className="q-hidden" aria-live="polite">
      {words}
    </output>
  );
}
