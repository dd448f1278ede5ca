import { newId } from '../../schema/id.ts';
import { isVerbName } from '../../schema/verbs.ts';
import { perform } from './act.ts';
import { undoHistory, type UndoUnit } from './undo-history.ts';

/**
 * Takes back this tab's last act, bulk ones whole. What others changed since stays as they left it.
 * Null when there is nothing to take back.
 */
export function undo(): UndoUnit | null {
  return play(undoHistory.takeUndo(), 'undo');
}

/** Takes back the last undo. */
export function redo(): UndoUnit | null {
  return play(undoHistory.takeRedo(), 'redo');
}

/** Takes back the act that a toast offers to take back, also when others came after it. */
export function undoAct(opId: string): UndoUnit | null {
  return play(undoHistory.takeUndoOf(opId), 'undo');
}

function play(unit: UndoUnit | null, how: 'undo' | 'redo'): UndoUnit | null {
  if (!unit) return null;
  const group = newId();
  // The last act is taken back first: an earlier one may be what it stands on.
  for (const { orgId, steps } of unit.toReversed()) {
    for (const step of steps) {
      if (!isVerbName(step.name)) continue;
      perform(step.name, orgId, step.input, { base: step.base, group, undo: how });
    }
  }
  return unit;
}
