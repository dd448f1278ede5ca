import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AnalysisResult } from '../../../schema/analysis/result.ts';
import { Credits } from '../../ui/credits.tsx';
import { formatCost } from '../../ui/format.ts';
import { TextLink } from '../../ui/link-button.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useCan } from '../../workspace/workspace.tsx';
import type { Run } from './analysis-types.ts';
import { Approach, Objections, Persona } from './approach-parts.tsx';
import { Draft } from './draft-part.tsx';
import { FitRing } from './fit-ring.tsx';
import { Part } from './part.tsx';
import { Evidence, Reasons, Signals } from './reason-parts.tsx';
import classes from './run-result.module.css';
import { useSaid } from './said.ts';

interface RunResultProps {
  run: Run;
  result: AnalysisResult;
  email: string | null;
}

/** What an analysis found, part by part. */
export function RunResult({ run, result, email }: RunResultProps) {
  const { t } = useTranslation('analysis');
  const said = useSaid();
  const { fit, evidence, draft, signals, persona, objections, approach } = result;
  return (
    <div className={classes.result}>
      <div className={classes.fit}>
        <FitRing total={fit.total} verdict={fit.verdict} />
        <div>
          <p className={classes.verdict}>{t(`verdict.${fit.verdict}`)}</p>
          <p className={classes.summary}>{said(fit.summary)}</p>
          {fit.asked !== null && (
            <p className={classes.bounded} title={t('boundedText')}>
              {t('bounded', { rules: fit.rules, asked: fit.asked })}
            </p>
          )}
        </div>
      </div>
      <Notices run={run} />
      <Part title={t('part.reasons')} name="fit" run={run} origin={fit.origin}>
        <Reasons reasons={fit.reasons} />
      </Part>
      {evidence && (
        <Part title={t('part.evidence')} name="evidence" run={run} origin={evidence.origin}>
          <Evidence {...evidence} />
        </Part>
      )}
      {signals && (
        <Part title={t('part.signals')} name="signals" run={run} origin={signals.origin}>
          <Signals {...signals} />
        </Part>
      )}
      {approach && (
        <Part title={t('part.approach')} name="approach" run={run} origin={approach.origin}>
          <Approach {...approach} />
        </Part>
      )}
      {persona && (
        <Part title={t('part.persona')} name="persona" run={run} origin={persona.origin}>
          <Persona {...persona} />
        </Part>
      )}
      {objections && (
        <Part title={t('part.objections')} name="objections" run={run} origin={objections.origin}>
          <Objections {...objections} />
        </Part>
      )}
      {draft && (
        <Part title={t('part.draft')} name="draft" run={run} origin={draft.origin}>
          <Draft {...draft} email={email} />
        </Part>
      )}
      <Foot run={run} />
    </div>
  );
}

function Notices({ run }: { run: Run }) {
  const { t } = useTranslation('analysis');
  const canSay = useCan('profile.manage');
  if (run.notices.length === 0) return null;
  return (
    <ul className={classes.notices} aria-label={t('notices')}>
      {run.notices.map((notice) => (
        <li key={notice}>
          <IconInfoCircle size={14} stroke={1.8} aria-hidden="true" />
          <span>
            {t(`notice.${notice}`)} {canSay && <Remedy notice={notice} orgId={run.orgId} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Where what a run lacked is entered, so that the next one has it. */
function Remedy({ notice, orgId }: { notice: string; orgId: string }) {
  const { t } = useTranslation('analysis');
  if (notice === 'no_icp') {
    return (
      <TextLink to="/w/$orgId/icps" params={{ orgId }}>
        {t('remedy.no_icp')}
      </TextLink>
    );
  }
  if (notice === 'no_profile') {
    return (
      <TextLink to="/w/$orgId/business-profiles/$profileId" params={{ orgId, profileId: 'new' }}>
        {t('remedy.no_profile')}
      </TextLink>
    );
  }
  return null;
}

/** Who said it, of which pages, when, and what it cost. */
function Foot({ run }: { run: Run }) {
  const { t } = useTranslation('analysis');
  const model = run.model ?? '';
  const who =
    run.origin === 'rules'
      ? t('foot.rules')
      : run.origin === 'mixed'
        ? t('foot.mixed', { model })
        : model;
  return (
    <p className={classes.foot}>
      <span>{who}</span>
      <span>{t('foot.pages', { count: run.pages.length })}</span>
      <span>
        <Credits amount={run.spentCredits} />
      </span>
      <span>{formatCost(run.costMicros)}</span>
      {run.finishedAt !== null && <RelativeTime at={run.finishedAt} />}
    </p>
  );
}
