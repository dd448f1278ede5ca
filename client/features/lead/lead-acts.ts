import {
  type EditableLeadField,
  type LeadStatus,
  normalizeLeadField,
} from '../../../schema/lead/fields.ts';
import { MAX_BULK_LEADS } from '../../../schema/lead/lead-rows.ts';
import { seen } from '../../../schema/merge/merge.ts';
import { newId } from '../../../schema/id.ts';
import { i18n } from '../../i18n/i18n.ts';
import { act, type ActOptions, type ActReceipt, type Outcome } from '../../offline/act.ts';
import { undoAct } from '../../offline/undo.ts';
import { formatNumber } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { chunkLeads } from './chunk-leads.ts';
import type { LeadRow } from './lead-types.ts';
import { ownEdits } from '../../offline/own-edits.ts';
import { colorForTag } from '../../ui/color-names.ts';

type Editable = Pick<LeadRow, 'id' | EditableLeadField>;

/** New values of some fields of one lead, in the form that is stored. */
export interface FieldEdit {
  lead: Editable;
  changes: Partial<Record<EditableLeadField, string | null>>;
}

/** Everything that a person does to leads here. Each runs on the device at once. */
export interface LeadActs {
  /** Returns why the value can't be taken, or null when it was. */
  edit: (lead: Editable, field: EditableLeadField, typed: string) => string | null;
  /** Many cells as one act: one undo takes all of it back. */
  editMany: (edits: readonly FieldEdit[]) => Promise<{ undo: () => boolean }>;
  chooseValue: (lead: Editable, field: EditableLeadField, fieldValueId: string) => void;
  setStatus: (leadIds: string[], status: LeadStatus) => Promise<void>;
  assign: (leadIds: string[], ownerId: string | null) => Promise<void>;
  tag: (leadIds: string[], tagId: string) => Promise<void>;
  untag: (leadIds: string[], tagId: string) => Promise<void>;
  /** Makes a tag and puts it on these leads. */
  createTag: (leadIds: string[], name: string) => Promise<void>;
  deleteTag: (tagId: string) => void;
  /** Into the bin, with ten seconds to take it back. */
  remove: (leadIds: string[]) => Promise<void>;
  restore: (leadIds: string[]) => Promise<void>;
  note: (leadId: string, body: string) => ActReceipt;
}

const t = i18n.getFixedT(null, 'lead');

export function leadActs(orgId: string): LeadActs {
  const tagChunks = (verb: 'lead.tag' | 'lead.untag') => async (ids: string[], tagId: string) => {
    ownEdits.note(ids, 'tags');
    await inChunks(ids, (leadIds, options) => act(verb, { orgId, leadIds, tagId }, options));
  };
  const restore = async (ids: string[]) => {
    const isDone = await inChunks(ids, (leadIds, options) =>
      act('lead.restore', { orgId, leadIds }, options),
    );
    if (isDone) notify({ tone: 'good', message: inWords('acts.restored', ids.length) });
  };
  return {
    edit: (lead, field, typed) => editField(orgId, lead, field, typed),
    editMany: (edits) => editMany(orgId, edits),
    chooseValue(lead, field, fieldValueId) {
      ownEdits.note([lead.id], field);
      act('lead.chooseValue', { orgId, leadId: lead.id, fieldValueId });
    },
    async setStatus(ids, status) {
      ownEdits.note(ids, 'status');
      await inChunks(ids, (leadIds, options) =>
        act('lead.setStatus', { orgId, leadIds, status }, options),
      );
    },
    async assign(ids, ownerId) {
      ownEdits.note(ids, 'owner');
      // Whom they are given to is told of each act once.
      await inChunks(
        ids,
        (leadIds, options) => act('lead.assign', { orgId, leadIds, ownerId }, options),
        MAX_BULK_LEADS,
      );
    },
    tag: tagChunks('lead.tag'),
    untag: tagChunks('lead.untag'),
    async createTag(ids, name) {
      const tag = { id: newId(), name: name.trim(), color: colorForTag(name) };
      const outcome = await act('tag.create', { orgId, ...tag }).here;
      if (outcome.kind !== 'refused' && ids.length > 0) await tagChunks('lead.tag')(ids, tag.id);
    },
    deleteTag: (tagId) => void act('tag.delete', { orgId, tagId }),
    async remove(ids) {
      let last = '';
      const isDone = await inChunks(ids, (leadIds, options) => {
        const receipt = act('lead.delete', { orgId, leadIds }, options);
        last = receipt.opId;
        return receipt;
      });
      if (!isDone) return;
      const undo = () => {
        if (undoAct(last)) notify({ tone: 'good', message: inWords('acts.restored', ids.length) });
      };
      notify({ message: inWords('acts.deleted', ids.length), undo });
    },
    restore,
    note: (leadId, body) => act('lead.note', { orgId, leadId, body }),
  };
}

function editField(orgId: string, lead: Editable, field: EditableLeadField, typed: string) {
  const [value, problem] = normalizeLeadField(field, typed);
  if (problem) return problem;
  const before = lead[field] ?? null;
  if (value === before) return null;
  editLead(orgId, { lead, changes: { [field]: value } });
  return null;
}

function editLead(orgId: string, { lead, changes }: FieldEdit, options: ActOptions = {}) {
  const fields = Object.keys(changes) as EditableLeadField[];
  for (const field of fields) ownEdits.note([lead.id], field);
  const before = Object.fromEntries(fields.map((field) => [field, lead[field] ?? null]));
  const base = seen(lead.id, before);
  return act('lead.edit', { orgId, leadId: lead.id, changes }, { ...options, base });
}

/** So many leads are edited before the screen may draw. */
const EDITS_A_PAINT = 50;

async function editMany(orgId: string, edits: readonly FieldEdit[]) {
  const options = { group: newId() };
  let last = '';
  for (const [done, edit] of edits.entries()) {
    const receipt = editLead(orgId, edit, options);
    last = receipt.opId;
    if ((done + 1) % EDITS_A_PAINT !== 0) continue;
    await receipt.here;
    tellProgress(done + 1, edits.length);
    await nextPaint();
  }
  return { undo: () => undoAct(last) !== null };
}

const PROGRESS_ID = 'lead-progress';

/**
 * Large selections as several acts, one after the other so that the screen breathes in between.
 * False when the verb refused; the refusal has been told by then.
 */
async function inChunks(
  ids: string[],
  run: (leadIds: string[], options: ActOptions) => ActReceipt,
  size?: number,
): Promise<boolean> {
  const options = { group: newId() };
  const chunks = chunkLeads(ids, size);
  let done = 0;
  for (const chunk of chunks) {
    if (chunks.length > 1) tellProgress(done, ids.length);
    const outcome: Outcome = await run(chunk, options).here;
    if (outcome.kind === 'refused') return false;
    done += chunk.length;
    if (chunks.length > 1) await nextPaint();
  }
  if (chunks.length > 1) tellProgress(done, ids.length);
  return true;
}

function inWords(key: 'acts.restored' | 'acts.deleted', count: number): string {
  return t(key, { count, shown: formatNumber(count) });
}

function tellProgress(done: number, total: number) {
  notify({
    id: PROGRESS_ID,
    message: t('acts.progress', { done: formatNumber(done), total: formatNumber(total) }),
  });
}

function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
