import { spawn } from 'node:child_process';
import nodeModule from 'node:module';
import { join } from 'node:path';
import { ensureNode, pathWith } from './node-version.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { ensurePackages } from './packages.mjs';
import { ROOT } from './root.mjs';
import { watchParent } from './watch-parent.mjs';

/**
 * What every command does first: a fitting Node, then the packages. Returns in a process that has
 * both. When this machine's Node is too old, the same script runs again under the new one, and this
 * process only passes signals on and takes over the exit code.
 *
 * @param {string} script path of the script that calls
 */
export async function enter(script) {
  const node = await ensureNode();
  if (node !== process.execPath) await becomeParentOf(node, script);
  watchParent(() => process.kill(process.pid, 'SIGTERM'));
  await oneAtATime(ensurePackages);
  keepCompiled();
}

/**
 * What Node has compiled is kept for the next start, by its content, for this process and all that
 * it starts: the parts of the product come up with half the work.
 */
function keepCompiled() {
  const dir = process.env['NODE_COMPILE_CACHE'] ?? join(ROOT, 'node_modules/.cache/compiled');
  const { directory } = nodeModule.enableCompileCache(dir);
  if (directory) process.env['NODE_COMPILE_CACHE'] = dir;
}

/** @param {string} node @param {string} script @returns {Promise<never>} */
function becomeParentOf(node, script) {
  const child = spawn(node, [script, ...process.argv.slice(2)], {
    env: { ...process.env, PATH: pathWith(node) },
    // The channel tells the child when this process is killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  watchParent(() => child.kill('SIGTERM'));
  return new Promise(() => {
    child.once('exit', (code) => process.exit(code ?? 1));
  });
}
