import { EnvError } from '../../platform/env.ts';
import { isAppError } from '../../schema/app-error.ts';

const CAUSES: Record<string, string> = {
  EACCES:
    'belongs to another user or is protected: start as its owner, or name another folder with QUARRY_DATA_DIR',
  EPERM:
    'belongs to another user or is protected: start as its owner, or name another folder with QUARRY_DATA_DIR',
  EROFS: 'lies on a disk that cannot be written to: name another folder with QUARRY_DATA_DIR',
  ENOSPC: 'cannot be written because the disk is full: make room and start again',
};

/** One sentence for a person where the cause is known, and everything there is where it is a bug. */
export function describeFailure(error: unknown): string {
  if (isAppError(error) || error instanceof EnvError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code = '', path = 'A file' } = error as NodeJS.ErrnoException;
  return CAUSES[code] ? `${path} ${CAUSES[code]}.` : (error.stack ?? error.message);
}
