import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readRun, type Run } from '../../bin/supervisor/run-file.ts';
import { pickFreePort } from '../../platform/postgres/free-port.ts';

export interface Product {
  url: string;
  dataDir: string;
  databaseUrl: string;
  /** What runs now; pids change when a part is restarted. */
  parts(): Run['parts'];
  /** Kills a part as a crash would; returns false when it is down just now. */
  kill(part: string): boolean;
  /** Drains and ends it; its data go with it, unless another start is to find them. */
  stop(options?: { keepsData?: boolean }): Promise<void>;
}

interface StartOptions {
  /** Another checkout of the product. */
  root?: string;
  /** What an earlier start left behind. */
  dataDir?: string;
  port?: number;
}

const READY_MS = 120_000;

/** The whole product on free ports and a data folder of its own, by the supervisor that users run. */
export async function startProduct(
  env: Record<string, string> = {},
  options: StartOptions = {},
): Promise<Product> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'quarry-'));
  const port = options.port ?? (await pickFreePort());
  const root = options.root ?? path.join(import.meta.dirname, '../..');
  const up = spawn(process.execPath, [path.join(root, 'bin/up.ts')], {
    env: {
      ...process.env,
      PORT: String(port),
      QUARRY_DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ...env,
    },
    // The channel closes with this process, and the product ends with it.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await untilReady(up);
  const run = () => readRun(dataDir);
  const databaseUrl = run()?.databaseUrl;
  if (!databaseUrl) throw new Error('The product does not say where its database is');
  return {
    url: `http://localhost:${port}`,
    dataDir,
    databaseUrl,
    parts: () => run()?.parts ?? {},
    kill: (part) => {
      const pid = run()?.parts[part]?.pid;
      if (!pid) return false;
      try {
        process.kill(pid, 'SIGKILL');
        return true;
      } catch {
        return false;
      }
    },
    stop: async ({ keepsData = false } = {}) => {
      up.kill('SIGTERM');
      await new Promise((resolve) =>
        up.exitCode === null ? up.once('exit', resolve) : resolve(0),
      );
      if (!keepsData) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilReady(up: ChildProcess): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    let text = '';
    up.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('Quarry is ready')) resolve();
    });
    up.once('exit', (code) => reject(new Error(`The product ended with ${code}\n${text}`)));
  });
  const late = delay(READY_MS, undefined, { ref: false }).then(() => {
    throw new Error('The product was not ready in time');
  });
  await Promise.race([ready, late]);
}
