import { Button } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Quote, quotesOf } from '../../../schema/analysis/result.ts';
import { isGoing, priceOf, type Tier, TIERS } from '../../../schema/analysis/tier.ts';
import { queries } from '../../../schema/queries.ts';
import type { Reason } from '../../../schema/score/reasons.ts';
import { useCommands } from '../../ui/hotkeys.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { useCan } from '../../workspace/workspace.tsx';
import { useConnection } from '../../zero/use-connection.ts';
import { cancelAnalysis, startAnalysis } from './analysis-acts.ts';
import classes from './analysis-card.module.css';
import type { Run } from './analysis-types.ts';
import { CardSkeleton } from './card-skeleton.tsx';
import { LiveRun } from './live-run.tsx';
import { QuoteDrawer } from './quote-drawer.tsx';
import { OpenQuote } from './quote-line.tsx';
import { RunButtons } from './run-buttons.tsx';
import { RunHistory } from './run-history.tsx';
import { RunResult } from './run-result.tsx';
import { ReasonText } from './said.ts';

interface AnalysisCardProps {
  orgId: string;
  lead: { id: string; email: string | null; deletedAt: number | null };
  /** How the score tells its reasons. */
  reasonText: (reason: Reason) => string;
}

/** What a look into the lead found, the looks that can be bought, and the one that goes on. */
export function AnalysisCard({ orgId, lead, reasonText }: AnalysisCardProps) {
  const { t } = useTranslation('analysis');
  const canRun = useCan('analysis.run') && lead.deletedAt === null;
  const [runs, { type }] = useQuery(queries.analysis.ofLead({ orgId, leadId: lead.id }));
  const [pickedId, setPickedId] = useState<string | null>(null);
  const [quote, setQuote] = useState<Quote | null>(null);
  const going = runs.filter((run) => isGoing(run.state));
  const shown = runs.find((run) => run.id === pickedId) ?? runs.find((run) => run.result !== null);
  const start = (tier: Tier, isForced = false) => {
    setPickedId(null);
    startAnalysis(orgId, lead.id, tier, isForced);
  };
  useCommands(
    canRun
      ? TIERS.map((tier) => ({
          id: `analysis.start.${tier}`,
          label: t('command', { tier: t(`tier.${tier}`) }),
          group: t('commands.group', { ns: 'lead' }),
          run: () => start(tier),
        }))
      : [],
  );
  return (
    <SectionCard title={t('title')} action={shown && canRun && <Again run={shown} onRun={start} />}>
      <ReasonText.Provider value={reasonText}>
        <OpenQuote.Provider value={setQuote}>
          <div className={classes.card}>
            {canRun && <RunButtons going={going.map((run) => run.tier)} onRun={start} />}
            <Offline isAsking={going.length > 0} />
            {going.map((run) => (
              <LiveRun
                key={run.id}
                run={run}
                onCancel={canRun ? () => cancelAnalysis(orgId, run.id) : null}
              />
            ))}
            <LastEnd run={runs[0]} />
            {shown?.result && <RunResult run={shown} result={shown.result} email={lead.email} />}
            {runs.length === 0 &&
              (type === 'complete' ? (
                <p className={classes.empty}>{t(canRun ? 'empty' : 'viewer')}</p>
              ) : (
                <CardSkeleton />
              ))}
            {runs.length > 1 && (
              <RunHistory runs={runs} shownId={shown?.id ?? null} onShow={setPickedId} />
            )}
          </div>
        </OpenQuote.Provider>
      </ReasonText.Provider>
      <QuoteDrawer
        orgId={orgId}
        shown={quote && shown ? place(shown, quote) : null}
        onClose={() => setQuote(null)}
      />
    </SectionCard>
  );
}

function place(run: Run, quote: Quote) {
  const index = run.result ? quotesOf(run.result).indexOf(quote) : -1;
  return index === -1 ? null : { runId: run.id, index, quote };
}

/** The same look once more, with the page read anew. */
function Again({ run, onRun }: { run: Run; onRun: (tier: Tier, isForced: boolean) => void }) {
  const { t } = useTranslation('analysis');
  const price = t('credits.spoken', { ns: 'common', count: priceOf(run.tier) });
  return (
    <Button
      variant="subtle"
      size="xs"
      title={t('runAgainText', { price })}
      leftSection={<IconRefresh size={14} stroke={1.8} aria-hidden="true" />}
      onClick={() => onRun(run.tier, true)}
    >
      {t('runAgain')}
    </Button>
  );
}

function Offline({ isAsking }: { isAsking: boolean }) {
  const { t } = useTranslation('analysis');
  const connection = useConnection();
  if (connection !== 'offline' || !isAsking) return null;
  return <p className={classes.note}>{t('offline')}</p>;
}

/** How the last run ended, when it gave nothing. */
function LastEnd({ run }: { run: Run | undefined }) {
  const { t } = useTranslation('analysis');
  if (run?.state !== 'failed' && run?.state !== 'cancelled') return null;
  const { stateReason: why, state } = run;
  const isKnown = why === 'lead_gone' || why === 'worker_failed';
  return (
    <p className={classes.note} data-tone={state}>
      {t(`state.${isKnown ? why : state}`)}
    </p>
  );
}
