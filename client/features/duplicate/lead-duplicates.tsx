import { Button } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { CandidateCard } from './candidate-card.tsx';
import { duplicateActs } from './duplicate-acts.ts';
import { type Pair, toPairs } from './duplicate-types.ts';
import classes from './lead-duplicates.module.css';
import { MergeList } from './merge-list.tsx';
import { Reasons } from './reasons.tsx';

/** On a lead's page: whom it may be one with, and what was merged into it. Nothing when neither. */
export function LeadDuplicates({ orgId, leadId }: { orgId: string; leadId: string }) {
  const { t } = useTranslation('duplicate');
  const [candidates] = useQuery(queries.duplicate.ofLead({ orgId, leadId }));
  const [merges] = useQuery(queries.duplicate.mergesOfLead({ orgId, leadId }));
  const acts = useMemo(() => duplicateActs(orgId), [orgId]);
  const [openId, setOpenId] = useState<string | null>(null);
  const pairs = toPairs(candidates);
  const open = pairs.find(({ candidate }) => candidate.id === openId);
  if (pairs.length === 0 && merges.length === 0) return null;
  return (
    <SectionCard title={t('ofLead.title')} flush>
      {pairs.length > 0 && (
        <ul className={classes.list}>
          {pairs.map((pair) => (
            <Row
              key={pair.candidate.id}
              pair={pair}
              leadId={leadId}
              onOpen={() => setOpenId(pair.candidate.id)}
            />
          ))}
        </ul>
      )}
      {merges.length > 0 && <MergeList merges={merges} leadId={leadId} acts={acts} />}
      <Dialog
        isOpen={open !== undefined}
        onClose={() => setOpenId(null)}
        title={t('sideBySide')}
        size={880}
      >
        {open && <CandidateCard pair={open} acts={acts} onDone={() => setOpenId(null)} />}
      </Dialog>
    </SectionCard>
  );
}

function Row({ pair, leadId, onOpen }: { pair: Pair; leadId: string; onOpen: () => void }) {
  const { t } = useTranslation('duplicate');
  const { candidate, one, other } = pair;
  const twin = one.id === leadId ? other : one;
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <span className={classes.name}>{twin.name}</span>
        <span className={classes.percent}>
          {t('percent', { percent: Math.floor(candidate.probability * 100) })}
        </span>
        <Reasons features={candidate.features} most={4} />
      </div>
      <Button
        size="xs"
        variant="default"
        aria-label={t('ofLead.compareName', { name: twin.name })}
        onClick={onOpen}
      >
        {t('ofLead.compare')}
      </Button>
    </li>
  );
}
