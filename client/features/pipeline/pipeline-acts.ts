import { newId } from '../../../schema/id.ts';
import { seen } from '../../../schema/merge/merge.ts';
import {
  type DealChanges,
  MAX_BULK_DEALS,
  type NewStage,
  type StageChanges,
} from '../../../schema/pipeline/fields.ts';
import { keysBetween } from '../../../schema/pipeline/order-key.ts';
import { i18n } from '../../i18n/i18n.ts';
import { act, type ActOptions, type ActReceipt } from '../../offline/act.ts';
import { ownEdits } from '../../offline/own-edits.ts';
import { undoAct } from '../../offline/undo.ts';
import { formatNumber } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import type { Deal, Pipeline, Stage } from './pipeline-types.ts';

const t = i18n.getFixedT(null, 'pipeline');

type Valued = Pick<Deal, 'id' | keyof DealChanges>;

interface MoveOptions {
  /** One order key a deal; without them each keeps its own. */
  positions?: string[];
  /** Acts of one group are undone together. */
  group?: string;
}

/** Everything that a person does to pipelines and deals. Each runs on the device at once. */
export interface PipelineActs {
  move: (dealIds: string[], stageId: string, how?: MoveOptions) => Promise<boolean>;
  /** `from` is what the person saw when the editing began; the rows tell it otherwise. */
  update: (
    deal: Valued,
    changes: DealChanges,
    how?: { from?: DealChanges; group?: string },
  ) => void;
  /** Into the archive, with ten seconds to take it back. */
  archive: (dealIds: string[]) => Promise<void>;
  restore: (dealIds: string[]) => Promise<boolean>;
  /** Leads to the end of a stage; ones that are on the pipeline stay where they are. */
  save: (
    leadIds: string[],
    pipeline: Pipeline,
    stage: Stage,
    last: string | null,
  ) => Promise<boolean>;
  createPipeline: (name: string, currency: string, last: string | null) => string;
  renamePipeline: (pipelineId: string, name: string) => void;
  setCurrency: (pipelineId: string, currency: string) => void;
  deletePipeline: (pipeline: Pipeline) => Promise<void>;
  createStage: (pipelineId: string, stage: Omit<NewStage, 'id'>) => void;
  updateStage: (stageId: string, changes: StageChanges) => void;
  moveStage: (stageId: string, position: string) => void;
  deleteStage: (stage: Stage, moveToStageId?: string) => Promise<void>;
}

export function pipelineActs(orgId: string): PipelineActs {
  return {
    async move(ids, stageId, { positions, group } = {}) {
      ownEdits.note(ids, 'stageId');
      const run = (dealIds: string[], start: number, options: ActOptions) => {
        const some = positions?.slice(start, start + dealIds.length);
        const input = { orgId, dealIds, stageId, ...(some && { positions: some }) };
        return act('deal.move', input, options);
      };
      return inChunks(ids, run, group);
    },
    update(deal, changes, { from, group } = {}) {
      const fields = Object.keys(changes) as (keyof DealChanges)[];
      for (const field of fields) ownEdits.note([deal.id], field);
      const before = Object.fromEntries(fields.map((field) => [field, (from ?? deal)[field]]));
      act(
        'deal.update',
        { orgId, dealId: deal.id, changes },
        {
          base: seen(deal.id, before),
          ...(group && { group }),
        },
      );
    },
    async archive(ids) {
      let last = '';
      const isDone = await inChunks(ids, (dealIds, _start, options) => {
        const receipt = act('deal.remove', { orgId, dealIds }, options);
        last = receipt.opId;
        return receipt;
      });
      if (!isDone) return;
      const message = t('acts.archived', { count: ids.length, shown: formatNumber(ids.length) });
      notify({ message, undo: () => void undoAct(last) });
    },
    restore: (ids) =>
      inChunks(ids, (dealIds, _start, options) => act('deal.restore', { orgId, dealIds }, options)),
    async save(ids, pipeline, stage, last) {
      const positions = keysBetween(last, null, ids.length);
      const isDone = await inChunks(ids, (leadIds, start, options) => {
        const deals = leadIds.map((leadId, n) => ({
          id: newId(),
          leadId,
          position: positions[start + n] ?? '',
        }));
        const input = { orgId, pipelineId: pipeline.id, stageId: stage.id, deals };
        return act('deal.add', input, options);
      });
      if (isDone) {
        const words = {
          count: ids.length,
          shown: formatNumber(ids.length),
          pipeline: pipeline.name,
        };
        notify({ tone: 'good', message: t('acts.saved', words) });
      }
      return isDone;
    },
    createPipeline(name, currency, last) {
      const id = newId();
      const [position = 'V0000'] = keysBetween(last, null, 1);
      act('pipeline.create', { orgId, id, name, currency, position, stages: standardStages() });
      return id;
    },
    renamePipeline: (pipelineId, name) => void act('pipeline.rename', { orgId, pipelineId, name }),
    setCurrency: (pipelineId, currency) =>
      void act('pipeline.setCurrency', { orgId, pipelineId, currency }),
    async deletePipeline({ id, name }) {
      const { opId, here } = act('pipeline.delete', { orgId, pipelineId: id });
      if ((await here).kind === 'refused') return;
      notify({ message: t('acts.pipelineDeleted', { name }), undo: () => void undoAct(opId) });
    },
    createStage: (pipelineId, stage) =>
      void act('stage.create', { orgId, pipelineId, id: newId(), ...stage }),
    updateStage: (stageId, changes) => void act('stage.update', { orgId, stageId, changes }),
    moveStage: (stageId, position) => void act('stage.move', { orgId, stageId, position }),
    async deleteStage({ id, name }, moveToStageId) {
      const input = { orgId, stageId: id, ...(moveToStageId && { moveToStageId }) };
      const { opId, here } = act('stage.delete', input);
      if ((await here).kind === 'refused') return;
      notify({ message: t('acts.stageDeleted', { name }), undo: () => void undoAct(opId) });
    },
  };
}

/** The stages that a new pipeline starts with, in the words of this person's language. */
function standardStages(): NewStage[] {
  const standard = [
    ['toContact', 'sky', 'open'],
    ['contacted', 'iris', 'open'],
    ['inConversation', 'ochre', 'open'],
    ['won', 'fern', 'won'],
    ['lost', 'rose', 'lost'],
  ] as const;
  const positions = keysBetween(null, null, standard.length);
  return standard.map(([word, color, kind], n) => ({
    id: newId(),
    name: t(`standard.${word}`),
    color,
    kind,
    position: positions[n] ?? '',
  }));
}

/** Large selections as several acts of one group. False when the verb refused; that is told by then. */
async function inChunks(
  ids: string[],
  run: (ids: string[], start: number, options: ActOptions) => ActReceipt,
  group = newId(),
): Promise<boolean> {
  const options = { group };
  for (let start = 0; start < ids.length; start += MAX_BULK_DEALS) {
    const chunk = ids.slice(start, start + MAX_BULK_DEALS);
    const outcome = await run(chunk, start, options).here;
    if (outcome.kind === 'refused') return false;
  }
  return true;
}
