import type { EditableLeadField } from '../../../schema/lead/fields.ts';

/**
 * What merging and unmerging promise, in the plainest terms: a lead's field is a stack of what was
 * written to it; a merge lays its gift on top, its end takes that gift out wherever it lies; notes,
 * tags and deals have a home, and are with whom their home is merged into.
 */

interface Layer {
  /** The merge whose gift it is; null for what was written otherwise. */
  by: string | null;
  value: string | null;
}

interface ModelLead {
  fields: Map<string, Layer[]>;
  mergedInto: string | null;
}

interface ModelMerge {
  id: string;
  survivor: string;
  merged: string;
  notes: string[];
  deals: string[];
  tags: string[];
  analyses: string[];
  facts: Map<string, string>;
}

export interface ModelDeal {
  at: string;
  pipeline: string;
  title: string | null;
  isGone: boolean;
}

export class MergeModel {
  leads = new Map<string, ModelLead>();
  notes = new Map<string, { at: string; body: string }>();
  deals = new Map<string, ModelDeal>();
  tags = new Map<string, Set<string>>();
  /** Where each analysis is. */
  analyses = new Map<string, string>();
  facts = new Map<string, Map<string, string>>();
  merges: ModelMerge[] = [];

  addLead(id: string, values: Record<string, string | null>): void {
    const fields = new Map(Object.entries(values).map(([f, value]) => [f, [{ by: null, value }]]));
    this.leads.set(id, { fields, mergedInto: null });
    this.tags.set(id, new Set());
    this.facts.set(id, new Map());
  }

  isFree(id: string): boolean {
    return this.leads.get(id)!.mergedInto === null;
  }

  valueOf(id: string, field: string): string | null {
    return this.leads.get(id)!.fields.get(field)!.at(-1)!.value;
  }

  edit(id: string, field: string, value: string | null): void {
    if (!this.isFree(id) || this.valueOf(id, field) === value) return;
    this.leads.get(id)!.fields.get(field)!.push({ by: null, value });
  }

  addNote(id: string, note: string, body: string): void {
    if (this.isFree(id)) this.notes.set(note, { at: id, body });
  }

  addDeal(id: string, deal: string, pipeline: string): void {
    if (!this.isFree(id) || this.#hasDeal(id, pipeline)) return;
    this.deals.set(deal, { at: id, pipeline, title: null, isGone: false });
  }

  #hasDeal(id: string, pipeline: string): boolean {
    return [...this.deals.values()].some(
      (deal) => deal.at === id && deal.pipeline === pipeline && !deal.isGone,
    );
  }

  merge(id: string, survivor: string, merged: string, take: EditableLeadField[]): boolean {
    if (survivor === merged || !this.isFree(survivor) || !this.isFree(merged)) return false;
    for (const field of take) {
      const value = this.valueOf(merged, field);
      if (!value || value === this.valueOf(survivor, field)) continue;
      this.leads.get(survivor)!.fields.get(field)!.push({ by: id, value });
    }
    const notes = keysWhere(this.notes, ({ at }) => at === merged);
    for (const note of notes) this.notes.get(note)!.at = survivor;
    const deals = keysWhere(
      this.deals,
      ({ at, pipeline, isGone }) => at === merged && !isGone && !this.#hasDeal(survivor, pipeline),
    );
    for (const deal of deals) this.deals.get(deal)!.at = survivor;
    const own = this.tags.get(survivor)!;
    const tags = [...this.tags.get(merged)!].filter((tag) => !own.has(tag));
    for (const tag of tags) own.add(tag);
    const analyses = keysWhere(this.analyses, (at) => at === merged);
    for (const analysis of analyses) this.analyses.set(analysis, survivor);
    const known = this.facts.get(survivor)!;
    const facts = new Map([...this.facts.get(merged)!].filter(([key]) => !known.has(key)));
    for (const [key, value] of facts) known.set(key, value);
    this.leads.get(merged)!.mergedInto = survivor;
    this.merges.push({ id, survivor, merged, notes, deals, tags, analyses, facts });
    return true;
  }

  /** Whether it can be undone now. */
  unmerge(id: string): boolean {
    const merge = this.merges.find((each) => each.id === id);
    if (!merge || !this.isFree(merge.survivor)) return false;
    this.merges = this.merges.filter((each) => each !== merge);
    const { survivor, merged } = merge;
    this.leads.get(merged)!.mergedInto = null;
    for (const [field, layers] of this.leads.get(survivor)!.fields) {
      const rest = layers.filter(({ by }) => by !== id);
      this.leads.get(survivor)!.fields.set(field, rest);
    }
    for (const note of merge.notes) {
      const row = this.notes.get(note);
      if (row?.at === survivor) row.at = merged;
    }
    for (const id of merge.deals) {
      const deal = this.deals.get(id)!;
      if (deal.at !== survivor) continue;
      if (deal.isGone || !this.#hasDeal(merged, deal.pipeline)) deal.at = merged;
    }
    for (const tag of merge.tags) this.#takeBack(survivor, tag);
    for (const analysis of merge.analyses) {
      if (this.analyses.get(analysis) === survivor) this.analyses.set(analysis, merged);
    }
    for (const [key, value] of merge.facts) this.#forget(survivor, key, value);
    return true;
  }

  #takeBack(survivor: string, tag: string): void {
    const heir = this.merges.find(
      (other) => other.survivor === survivor && this.tags.get(other.merged)!.has(tag),
    );
    if (heir) heir.tags.push(tag);
    else this.tags.get(survivor)!.delete(tag);
  }

  /** Unless it was found out anew; another lead that is merged into this one may have one too. */
  #forget(survivor: string, key: string, value: string): void {
    const known = this.facts.get(survivor)!;
    if (known.get(key) !== value) return;
    const heir = this.merges.find(
      (other) => other.survivor === survivor && this.facts.get(other.merged)!.has(key),
    );
    if (!heir) return void known.delete(key);
    const theirs = this.facts.get(heir.merged)!.get(key)!;
    known.set(key, theirs);
    heir.facts.set(key, theirs);
  }

  /** All that can be seen, in one comparable object. */
  view(): object {
    const leads = [...this.leads].map(([id, { fields, mergedInto }]) => [
      id,
      {
        mergedInto,
        tags: [...this.tags.get(id)!].toSorted(),
        facts: Object.fromEntries(this.facts.get(id)!) as object,
        ...Object.fromEntries([...fields].map(([field, layers]) => [field, layers.at(-1)!.value])),
      },
    ]);
    return {
      leads: Object.fromEntries(leads) as object,
      notes: Object.fromEntries(this.notes),
      deals: Object.fromEntries(this.deals),
      analyses: Object.fromEntries(this.analyses),
    };
  }
}

function keysWhere<Value>(map: Map<string, Value>, is: (value: Value) => boolean): string[] {
  return [...map].filter(([, value]) => is(value)).map(([key]) => key);
}
