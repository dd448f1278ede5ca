import { newId } from '../../../schema/id.ts';
import type { EditableLeadField } from '../../../schema/lead/fields.ts';
import { seen } from '../../../schema/merge/merge.ts';
import { i18n } from '../../i18n/i18n.ts';
import { act } from '../../offline/act.ts';
import { undoAct } from '../../offline/undo.ts';
import { notify } from '../../ui/notify.tsx';
import type { CandidateLead } from './duplicate-types.ts';

const t = i18n.getFixedT(null, 'duplicate');

export interface DuplicateActs {
  /** One lead of two; `take` are the fields whose value comes from `merged`. */
  merge: (
    survivor: CandidateLead,
    merged: CandidateLead,
    take: EditableLeadField[],
  ) => Promise<boolean>;
  dismiss: (one: CandidateLead, other: CandidateLead) => Promise<void>;
  unmerge: (mergeId: string, name: string) => Promise<void>;
  setAutoMerge: (autoMerge: boolean) => void;
  sweep: () => void;
}

/** Everything that a person does about duplicates. Each runs on the device at once. */
export function duplicateActs(orgId: string): DuplicateActs {
  return {
    async merge(survivor, merged, take) {
      const input = { orgId, id: newId(), survivorId: survivor.id, mergedId: merged.id, take };
      const before = Object.fromEntries(take.map((field) => [field, survivor[field]]));
      const { opId, here } = act('duplicate.merge', input, { base: seen(survivor.id, before) });
      if ((await here).kind === 'refused') return false;
      const message = t('acts.merged', { name: survivor.name });
      notify({ tone: 'good', message, undo: () => void undoAct(opId) });
      return true;
    },
    async dismiss(one, other) {
      const { opId, here } = act('duplicate.dismiss', { orgId, leadIds: [one.id, other.id] });
      if ((await here).kind === 'refused') return;
      notify({ message: t('acts.dismissed'), undo: () => void undoAct(opId) });
    },
    async unmerge(mergeId, name) {
      const { opId, here } = act('duplicate.unmerge', { orgId, mergeId });
      if ((await here).kind === 'refused') return;
      notify({
        tone: 'good',
        message: t('acts.unmerged', { name }),
        undo: () => void undoAct(opId),
      });
    },
    setAutoMerge: (autoMerge) => void act('duplicate.configure', { orgId, autoMerge }),
    sweep: () => void act('duplicate.sweep', { orgId }),
  };
}
