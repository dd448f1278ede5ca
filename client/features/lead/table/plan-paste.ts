import { type EditableLeadField, normalizeLeadField } from '../../../../schema/lead/fields.ts';
import { countryNames } from '../../../../schema/request/place-names.ts';
import { fold } from '../../../../schema/request/words.ts';
import { countryCode, countryOptions } from '../../../ui/country-names.ts';
import type { FieldEdit } from '../lead-acts.ts';
import type { LeadRow } from '../lead-types.ts';
import { type ColumnId, leadColumn } from './lead-columns.ts';

/** More rows at once are the work of an import. */
export const MOST_PASTED_ROWS = 1_000;

export interface PastePlan {
  /** One a lead, and only for what differs from what it says. */
  edits: FieldEdit[];
  /** Cells that will say something else. */
  cells: number;
  /** Cells that can't take what was pasted, with the reason. */
  refused: { lead: string; column: ColumnId; problem: string }[];
  /** Columns that are not typed into and stay as they are. */
  untouched: ColumnId[];
  /** Rows of the clipboard for which there is no lead, or that are too many. */
  beyond: number;
}

interface Target {
  rows: readonly LeadRow[];
  /** The shown columns, in order. */
  columns: readonly ColumnId[];
  /** Where the first cell goes. */
  row: number;
  columnId: ColumnId;
}

/** What a pasted grid changes, from the cell under the cursor to the right and down. */
export function planPaste(grid: readonly (readonly string[])[], target: Target): PastePlan {
  const columns = target.columns.slice(target.columns.indexOf(target.columnId));
  const leads = target.rows.slice(target.row, target.row + Math.min(grid.length, MOST_PASTED_ROWS));
  const plan: PastePlan = {
    edits: [],
    cells: 0,
    refused: [],
    untouched: [],
    beyond: grid.length - leads.length,
  };
  const untouched = new Set<ColumnId>();
  for (const [n, lead] of leads.entries()) {
    const changes: FieldEdit['changes'] = {};
    for (const [place, column] of columns.slice(0, grid[n]?.length ?? 0).entries()) {
      const { field } = leadColumn(column);
      if (!field) {
        untouched.add(column);
        continue;
      }
      const [value, problem] = read(field, grid[n]?.[place] ?? '');
      if (problem) plan.refused.push({ lead: lead.name, column, problem });
      else if (value !== (lead[field] ?? null)) changes[field] = value;
    }
    const count = Object.keys(changes).length;
    if (count > 0) plan.edits.push({ lead, changes });
    plan.cells += count;
  }
  plan.untouched = [...untouched];
  return plan;
}

/** A country is pasted by its name more often than by its code, in whatever language. */
function read(field: EditableLeadField, typed: string) {
  if (field !== 'country' || typed.trim() === '') return normalizeLeadField(field, typed);
  const code = countryCode(typed) ?? countryNames().get(fold(typed)) ?? knownCode(typed);
  return code ? normalizeLeadField(field, code) : ([null, 'That is no country'] as const);
}

function knownCode(typed: string): string | null {
  const code = typed.trim().toUpperCase();
  return countryOptions().some((country) => country.code === code) ? code : null;
}
