import { mustGetMutator, mustGetQuery, type ReadonlyJSONValue } from '@rocicorp/zero';
import { handleMutateRequest, handleQueryRequest } from '@rocicorp/zero/server';
import { zeroPostgresJS } from '@rocicorp/zero/server/adapters/postgresjs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { spawnNode } from '../../../bin/supervisor/spawn-node.ts';
import { zeroEnvironment } from '../../../bin/supervisor/zero-environment.ts';
import { startEmbeddedPostgres } from '../../../platform/postgres/embedded.ts';
import { pickFreePort } from '../../../platform/postgres/free-port.ts';
import { connectAsOwner, type Sql } from '../../../platform/sql.ts';
import { bundlePage, htmlOf } from '../bundle-page.ts';
import { type Answer, servePage } from '../page-server.ts';
import { mutators, queries, schema } from './schema.ts';

const ZERO_CACHE = join(
  import.meta.dirname,
  '../../../node_modules/@rocicorp/zero/out/zero/src/cli.js',
);
const READY_MS = 60_000;
const USER = 'bench';

export interface BareZero {
  /** The page, with all that it needs in its address. */
  pageUrl: string;
  sql: Sql;
  stop(): Promise<void>;
}

/**
 * A Postgres, a zero-cache and a page of their own, started with the product's settings, with one
 * table and nothing in the way: what live edits cost at least on this machine.
 */
export async function startBareZero(): Promise<BareZero> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    return { ...(await startAll(undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(undo: (() => Promise<unknown>)[]): Promise<Omit<BareZero, 'stop'>> {
  const dir = await mkdtemp(join(tmpdir(), 'quarry-bench-zero-'));
  undo.push(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }));
  await chmod(dir, 0o711);
  const postgres = await startEmbeddedPostgres({
    dataDir: dir,
    database: 'bare',
    removeOnDeath: [dir],
  });
  undo.push(postgres.stop);
  const sql = connectAsOwner(postgres.url, { name: 'bench-bare', max: 6 });
  undo.push(() => sql.end({ timeout: 2 }));
  await createTable(sql);

  const script = await bundlePage(new URL('page.ts', import.meta.url));
  const server = await servePage({ html: htmlOf(), script }, answerZero(sql));
  undo.push(() => server.close());
  const port = await pickFreePort(3);
  await mkdir(join(dir, 'tmp'));
  const environment = zeroEnvironment(
    {
      databaseUrl: postgres.url,
      port,
      replicaFile: join(dir, 'replica.db'),
      temporaryDir: join(dir, 'tmp'),
      adminPassword: 'bench-bare-zero',
      apiKey: '',
      serverUrl: server.url,
    },
    { PATH: process.env['PATH'], HOME: process.env['HOME'], ZERO_APP_PUBLICATIONS: 'bare' },
  );
  const cache = await spawnNode({
    args: [ZERO_CACHE],
    cwd: dir,
    env: environment,
    logFile: join(dir, 'zero-cache.log'),
  });
  undo.push(cache.stop);
  const cacheUrl = `http://127.0.0.1:${port}`;
  await untilReady(cacheUrl);
  const place = new URLSearchParams({ cache: cacheUrl, user: USER });
  return { sql, pageUrl: `${server.url}/?${place.toString()}` };
}

/** The columns that devices see of the product's lead, without its triggers, policies and indexes. */
async function createTable(sql: Sql): Promise<void> {
  const { columns } = schema.tables.lead;
  const types = { string: 'text', number: 'bigint', boolean: 'boolean', json: 'jsonb' };
  const defaults: Record<string, string> = { status: `not null default 'new'` };
  const lines = Object.entries(columns).map(([key, column]) => {
    const name = 'serverName' in column ? column.serverName : key;
    const type = name.endsWith('_at') ? 'timestamptz' : types[column.type];
    return `${name} ${type} ${name === 'id' ? 'primary key' : (defaults[name] ?? '')}`;
  });
  await sql.unsafe(
    `create table lead (${lines.join(', ')}); create publication bare for table lead;`,
  );
}

/** zero-cache's two questions, on the paths where the product has them. */
function answerZero(sql: Sql): Record<string, Answer> {
  const database = zeroPostgresJS(schema, sql);
  const asked = (url: URL, body: unknown) => ({
    userID: USER,
    query: Object.fromEntries(url.searchParams),
    body: body as ReadonlyJSONValue,
  });
  const ctx = { userId: USER };
  return {
    '/api/zero/query': (url, body) =>
      handleQueryRequest({
        ...asked(url, body),
        schema,
        handler: (name, args) => mustGetQuery(queries, name).fn({ args, ctx }),
      }),
    '/api/zero/mutate': (url, body) =>
      handleMutateRequest({
        ...asked(url, body),
        dbProvider: database,
        handler: (transact) =>
          transact((tx, name, args) => mustGetMutator(mutators, name).fn({ tx, args, ctx })),
      }),
  };
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const answer = await fetch(`${url}/keepalive`).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error('zero-cache was not ready in time');
    await delay(100);
  }
}
