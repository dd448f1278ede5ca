import { useTranslation } from 'react-i18next';
import { useCommands } from '../../ui/hotkeys.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { CandidateCard } from './candidate-card.tsx';
import type { DuplicateActs } from './duplicate-acts.ts';
import type { Pair } from './duplicate-types.ts';
import classes from './duplicates-screen.module.css';

interface DuplicatesScreenProps {
  pairs: readonly Pair[];
  /** The pair that stands open; the first when there is none of that id. */
  openId: string | null;
  onOpen: (candidateId: string) => void;
  acts: DuplicateActs;
}

/** The pairs that wait, and one of them open for a decision. */
export function DuplicatesScreen({ pairs, openId, onOpen, acts }: DuplicatesScreenProps) {
  const { t } = useTranslation('duplicate');
  const found = pairs.findIndex(({ candidate }) => candidate.id === openId);
  const place = Math.max(0, found);
  const open = pairs[place];
  const go = (by: number) => {
    const next = pairs[Math.min(pairs.length - 1, Math.max(0, place + by))];
    if (next) onOpen(next.candidate.id);
  };
  const group = t('title');
  useCommands([
    { id: 'duplicate.next', label: t('next'), group, keys: 'j', run: () => go(1) },
    { id: 'duplicate.previous', label: t('previous'), group, keys: 'k', run: () => go(-1) },
  ]);
  if (!open) return null;
  const next = pairs[place + 1] ?? pairs[place - 1];
  return (
    <div className={classes.screen}>
      <nav className={classes.list} aria-label={t('waiting')}>
        <ul>
          {pairs.map(({ candidate, one, other }) => (
            <li key={candidate.id}>
              <button
                type="button"
                className={classes.row}
                aria-current={candidate === open.candidate || undefined}
                onClick={() => onOpen(candidate.id)}
              >
                <span className={classes.names}>
                  <span>{one.name}</span>
                  <span className={classes.second}>{other.name}</span>
                </span>
                <span className={classes.percent}>
                  {t('percent', { percent: Math.floor(candidate.probability * 100) })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <SectionCard title={t('sideBySide')}>
        <CandidateCard
          key={open.candidate.id}
          pair={open}
          acts={acts}
          hasKeys
          onDone={() => next && onOpen(next.candidate.id)}
        />
      </SectionCard>
    </div>
  );
}
