import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { missingFields, survivorOf } from '../../../schema/duplicate/merge-fields.ts';
import type { EditableLeadField } from '../../../schema/lead/fields.ts';
import { useCommands } from '../../ui/hotkeys.ts';
import { Keys } from '../../ui/keys.tsx';
import { useCan } from '../../workspace/workspace.tsx';
import classes from './candidate-card.module.css';
import { Comparison } from './comparison.tsx';
import type { DuplicateActs } from './duplicate-acts.ts';
import type { Pair } from './duplicate-types.ts';
import { Reasons } from './reasons.tsx';

interface CandidateCardProps {
  pair: Pair;
  acts: DuplicateActs;
  /** The pair is decided: what comes next. */
  onDone: () => void;
  /** Whether the keyboard's acts are meant for it. */
  hasKeys?: boolean;
}

/** One pair: why it may be one, both sides of it, and the decision. */
export function CandidateCard({ pair, acts, onDone, hasKeys = false }: CandidateCardProps) {
  const { t } = useTranslation('duplicate');
  const canResolve = useCan('duplicate.resolve');
  const { candidate, one, other } = pair;
  const [survivorId, setSurvivorId] = useState(() => survivorOf(one, other).id);
  const survivor = survivorId === one.id ? one : other;
  const gone = survivor === one ? other : one;
  const [chosen, setChosen] = useState<Partial<Record<EditableLeadField, string>>>({});
  const take = new Set(missingFields(survivor, gone));
  for (const [field, leadId] of Object.entries(chosen)) {
    if (leadId === gone.id) take.add(field as EditableLeadField);
    else take.delete(field as EditableLeadField);
  }
  const merge = async () => {
    if (await acts.merge(survivor, gone, [...take])) onDone();
  };
  const dismiss = async () => {
    await acts.dismiss(one, other);
    onDone();
  };
  const swap = () => setSurvivorId(gone.id);
  const group = t('title');
  useCommands(
    hasKeys && canResolve
      ? [
          { id: 'duplicate.merge', label: t('merge'), group, keys: 'm', run: () => void merge() },
          {
            id: 'duplicate.dismiss',
            label: t('dismiss'),
            group,
            keys: 'n',
            run: () => void dismiss(),
          },
          { id: 'duplicate.swap', label: t('swap'), group, keys: 'x', run: swap },
        ]
      : [],
  );
  return (
    <article className={classes.card} aria-label={t('pair', { one: one.name, other: other.name })}>
      <div className={classes.why}>
        <strong className={classes.likely}>
          {t('likely', { percent: Math.floor(candidate.probability * 1000) / 10 })}
        </strong>
        <Reasons features={candidate.features} />
      </div>
      <Comparison
        sides={[one, other]}
        survivorId={survivorId}
        take={take}
        onTake={
          canResolve ? (field, leadId) => setChosen((was) => ({ ...was, [field]: leadId })) : null
        }
        onSurvivor={canResolve ? setSurvivorId : null}
      />
      {canResolve && (
        <div className={classes.acts}>
          <Button onClick={() => void merge()} rightSection={hasKeys && <Key chord="m" />}>
            {t('merge')}
          </Button>
          <Button
            variant="default"
            onClick={() => void dismiss()}
            rightSection={hasKeys && <Key chord="n" />}
          >
            {t('dismiss')}
          </Button>
          <p className={classes.promise}>{t('promise')}</p>
        </div>
      )}
    </article>
  );
}

/** Nobody presses keys on a phone. */
function Key({ chord }: { chord: string }) {
  return (
    <span className={classes.key}>
      <Keys keys={chord} isSilent />
    </span>
  );
}
