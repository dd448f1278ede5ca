import { access, chmod, constants, mkdir, readdir } from 'node:fs/promises';
import { AppError } from '../../schema/app-error.ts';
import { type Env, parseEnv } from '../../platform/env.ts';
import { isPortFree } from '../../platform/postgres/free-port.ts';

export type Variables = Record<string, string | undefined>;

/** Stands in for the address of a database that is not started yet. */
const EMBEDDED = 'postgresql://embedded';

export interface Settings {
  env: Env;
  isEmbedded: boolean;
}

/** Checks the environment before anything is started. Throws `EnvError`. */
export function readSettings(outer: Variables): Settings {
  const isEmbedded = !outer['DATABASE_URL'];
  const env = parseEnv({
    ...outer,
    DATABASE_URL: outer['DATABASE_URL'] || EMBEDDED,
    QUARRY_DEMO: outer['QUARRY_DEMO'] || (isEmbedded ? 'on' : 'off'),
  });
  return { env, isEmbedded };
}

/**
 * 0711 as root: Postgres, which cannot be root, has to pass through to its own folder. Everything
 * in it is 0600 or 0700. A folder that already holds something keeps the mode it has.
 */
export async function ensureDataDir(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    const isNew = (await readdir(dir)).length === 0;
    if (isNew) await chmod(dir, process.getuid?.() === 0 ? 0o711 : 0o700);
    await access(dir, constants.W_OK);
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code;
    throw new AppError(
      'unavailable',
      `The data folder ${dir} cannot be used (${cause}): name another with QUARRY_DATA_DIR.`,
    );
  }
}

export async function refuseBusyPort(env: Env): Promise<void> {
  if (await isPortFree(env.PORT)) return;
  throw new AppError(
    'conflict',
    `Port ${env.PORT} is in use: stop what listens there or choose another, as in "PORT=${env.PORT + 1} npm start".`,
  );
}
