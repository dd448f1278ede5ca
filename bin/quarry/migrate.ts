import { AppError } from '../../schema/app-error.ts';
import { migrateDown, migrateUp } from '../../platform/postgres/migrate.ts';
import { withDatabase } from './with-database.ts';

/** `migrate up` and `migrate down [N]`. */
export async function migrate([direction, count = '1']: string[]): Promise<number> {
  const steps = Number(count);
  const isKnown = direction === 'up' || direction === 'down';
  if (!isKnown || !Number.isInteger(steps) || steps < 1) {
    throw new AppError('invalid', 'Say "migrate up" or "migrate down N", N being 1 or more.');
  }
  const log = (line: string): void => void process.stdout.write(`${line}\n`);
  const names = await withDatabase((url) =>
    direction === 'up' ? migrateUp(url, { log }) : migrateDown(url, steps, { log }),
  );
  if (names.length === 0) log('nothing to do');
  return 0;
}
