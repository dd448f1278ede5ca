import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrawlSettings } from '../../../../schema/source/settings.ts';
import {
  addressesOf,
  checkDraft,
  type CrawlDraft,
  type DraftProblems,
  EMPTY_DRAFT,
  settingsOf,
} from '../draft/crawl-draft.ts';
import { draftStore } from '../draft/draft-store.ts';
import { guessName } from '../words/guess-name.ts';
import { quoteBudget, suggestBudget } from '../words/quote.ts';

interface CrawlFormOptions {
  orgId: string;
  /** The crawl that is cloned or edited, and what it amounts to as a draft. */
  from?: { taskId: string; draft: CrawlDraft };
  freeCredits: number;
}

/** A crawl in the making: what the person said, what follows from it, and what is still wrong. */
export function useCrawlForm({ orgId, from, freeCredits }: CrawlFormOptions) {
  const [store] = useState(() => draftStore(orgId, from?.taskId));
  const [draft, setDraft] = useState(() => store.read() ?? from?.draft ?? EMPTY_DRAFT);
  const [isChecked, setIsChecked] = useState(false);
  const isFinished = useRef(false);

  // Thousands of pasted lines take a moment to read; typing must not wait for them.
  const { kind, text, csv } = useDeferredValue(draft);
  const addresses = useMemo(() => addressesOf({ kind, text, csv }), [kind, text, csv]);
  const kept = useDeferredValue(draft);
  useEffect(() => {
    if (kept !== EMPTY_DRAFT && !isFinished.current) store.write(kept);
  }, [store, kept]);

  const guessed = useGuessedName(draft, addresses.urls);
  const name = draft.name ?? guessed;
  const budgetCredits = draft.budgetCredits ?? suggestBudget(freeCredits);
  const problems = checkDraft({ draft, addresses, name, budgetCredits });
  return {
    draft,
    settings: settingsOf(draft),
    addresses,
    name,
    budgetCredits,
    quote: quoteBudget(budgetCredits, freeCredits),
    isReady: Object.keys(problems).length === 0,
    /** Empty until the person has tried to go on. */
    problems: isChecked ? problems : NO_PROBLEMS,
    change: (patch: Partial<CrawlDraft>) => setDraft((before) => ({ ...before, ...patch })),
    changeSettings: (patch: Partial<CrawlSettings>) =>
      setDraft((before) => ({ ...before, settings: { ...before.settings, ...patch } })),
    showProblems: () => setIsChecked(true),
    /** What is on the form as of now, deferred or not. */
    readNow: () => ({ draft, addresses: addressesOf(draft), name, budgetCredits }),
    /** The crawl is made: nothing is kept any more. Returns a way back, should it be refused. */
    finish: () => {
      isFinished.current = true;
      store.clear();
      return () => store.write(draft);
    },
  };
}

const NO_PROBLEMS: DraftProblems = {};

export type CrawlForm = ReturnType<typeof useCrawlForm>;

function useGuessedName(draft: CrawlDraft, urls: string[]): string {
  const { t } = useTranslation('crawl');
  const { key, ...parts } = guessName({ kind: draft.kind, urls, fileName: draft.csv?.fileName });
  if (key === 'none') return '';
  return 'name' in parts ? parts.name : t(`guess.${key as 'pages' | 'hosts' | 'listing'}`, parts);
}
