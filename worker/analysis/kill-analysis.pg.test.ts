import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { stageAnalysis } from './testing/analysis-stage.ts';

/** Real processes, killed at each step of a run. */

const PROGRAM = join(import.meta.dirname, 'testing/analysis-process.ts');

let db: TestDatabase;
let on: Awaited<ReturnType<typeof stageAnalysis>>;
const children = new Set<ChildProcess>();
beforeAll(async () => {
  db = await createTestDatabase();
  on = await stageAnalysis(db);
  // The stage's own worker is not to help.
  await on.worker.runner.stop();
});
afterEach(async () => {
  await Promise.all([...children].map(kill));
});
afterAll(async () => {
  await on.stop();
  await db.drop();
});

function startProcess(): ChildProcess {
  const child = spawn(process.execPath, [PROGRAM, db.url, on.server.baseUrl], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.add(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

const stepIs = async (id: string, name: string, state: string) => {
  const rows = await db.sql`
    select from analysis_step where run_id = ${id} and name = ${name} and state = ${state}`;
  return rows.length > 0;
};

test.each(['while its parts are asked', 'between two parts', 'just before it is saved'])(
  'a run whose worker is killed %s ends well, is paid once, and asks nothing twice',
  async (when) => {
    on.server.forget();
    const { balance } = await on.account();
    // Parts whose answer may come; the others are kept waiting.
    const open = new Set<string>();
    let isOpen = false;
    on.server.script = ({ schema }) =>
      isOpen || open.has(schema) ? { kind: 'answer' } : { kind: 'stall' };
    if (when !== 'while its parts are asked') open.add('fit');
    if (when === 'just before it is saved') open.add('evidence');

    const first = startProcess();
    const id = await on.start(await on.lead(), 'deep');
    await on.until(async () => on.server.asked.length >= 3);
    for (const part of open) await on.until(() => stepIs(id, part, 'done'));
    await kill(first);

    isOpen = true;
    startProcess();
    expect(await on.ended(id)).toMatchObject({ state: 'succeeded', spent: 3, origin: 'model' });
    expect(await on.account()).toEqual({ balance: balance - 3, held: 0 });
    const captures = await db.sql`
      select from credit_entry where kind = 'capture' and subject_id = ${id}`;
    expect(captures.length).toBe(1);
    const asked = Map.groupBy(on.server.asked, ({ schema }) => schema);
    for (const part of ['fit', 'evidence', 'draft']) {
      expect([part, asked.get(part)?.length]).toEqual([part, open.has(part) ? 1 : 2]);
    }
    const costs = await db.sql`select from cost_entry where run_id = ${id}`;
    expect(costs.length).toBe(3);
  },
  60_000,
);
