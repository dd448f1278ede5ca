import { Button } from '@mantine/core';
import { IconLayoutKanban } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultTime } from '../../../schema/request/result.ts';
import type { Reason } from '../../../schema/score/reasons.ts';
import classes from './result-list.module.css';
import { ResultCard } from './result-card.tsx';
import type { ResultRow } from './request-types.ts';

export interface ResultWords {
  /** A reason of the score in the reader's words. */
  reason: (reason: Reason) => string;
  /** A number as people write it. */
  phone: (stored: string) => string;
  /** Days and hours, and why: `Tue–Thu, 15:00–17:00`. */
  time: (time: ResultTime) => { when: string; why: string };
}

interface ResultListProps {
  orgId: string;
  results: readonly ResultRow[];
  words: ResultWords;
  /** Null for those who may not. */
  onSave: ((leadIds: string[]) => void) | null;
}

/** The leads that a request came to, the best first. */
export function ResultList({ orgId, results, words, onSave }: ResultListProps) {
  const { t } = useTranslation('request');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const present = results.filter(({ lead }) => lead && !lead.deletedAt);
  const ids = present.filter(({ lead }) => !lead?.deals.length).map(({ leadId }) => leadId);
  const picked = present.flatMap(({ leadId }) => (chosen.has(leadId) ? [leadId] : []));
  const toggle = (leadId: string) => {
    const next = new Set(chosen);
    if (!next.delete(leadId)) next.add(leadId);
    setChosen(next);
  };
  const saved = picked.length > 0 ? picked : ids;
  return (
    <section aria-labelledby="results-title">
      <header className={classes.head}>
        <h2 id="results-title" className={classes.title}>
          {t('results.title', { count: present.length })}
        </h2>
        {onSave && saved.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconLayoutKanban size={16} stroke={1.8} />}
            onClick={() => onSave(saved)}
          >
            {picked.length > 0
              ? t('results.saveSome', { count: picked.length })
              : t('results.saveAll', { count: ids.length })}
          </Button>
        )}
      </header>
      <ol className={classes.list}>
        {present.map((result, n) => (
          <li key={result.leadId}>
            <ResultCard
              orgId={orgId}
              rank={n + 1}
              result={result}
              words={words}
              isChosen={chosen.has(result.leadId)}
              onChoose={onSave ? () => toggle(result.leadId) : null}
              onSave={onSave ? () => onSave([result.leadId]) : null}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
