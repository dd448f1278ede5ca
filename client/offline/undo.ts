import { currentPerformer } from './act.ts';
import type { UndoUnit } from './undo-history.ts';

/** This tab's undo and redo; see `Performer`. */
export const undo = (): UndoUnit | null => currentPerformer()?.undo() ?? null;
export const redo = (): UndoUnit | null => currentPerformer()?.redo() ?? null;
export const undoAct = (opId: string): UndoUnit | null => currentPerformer()?.undoAct(opId) ?? null;
