import { createContext, useContext } from 'react';
import { rowText } from '../i18n/row-text.ts';
import { ScoreBadge } from './score-badge.tsx';
import classes from './score-badge.module.css';

/** Says beside `anchor` why a lead has its score. */
export type ExplainScore = (leadId: string, anchor: HTMLElement) => void;

const ExplainScoreContext = createContext<ExplainScore | null>(null);
export const ExplainScoreProvider = ExplainScoreContext.Provider;

interface ExplainedScoreProps {
  leadId: string;
  score: number | null;
}

/** A score that a click explains, where the screen can do that. */
export function ExplainedScore({ leadId, score }: ExplainedScoreProps) {
  const explain = useContext(ExplainScoreContext);
  if (!explain || score === null) return <ScoreBadge score={score} />;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.explain}
      aria-label={rowText('common', 'explainScore', { score })}
      aria-haspopup="dialog"
      onClick={(event) => explain(leadId, event.currentTarget)}
    >
      <ScoreBadge score={score} />
    </button>
  );
}
