import { spawn } from 'node:child_process';
import { ROOT } from './root.mjs';

/**
 * Runs a command and keeps its output to itself; resolves with the exit code and all that it said.
 * Past `limitMs` it is killed and counts as failed.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, limitMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...(options.env ?? process.env), NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.limitMs,
      killSignal: 'SIGKILL',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * The part of a long output that says what went wrong: from the first line that names an error on;
 * “failed” alone is often but the sum.
 *
 * @param {string} output
 */
export function errorLines(output) {
  const lines = output.trim().split('\n');
  const find = (/** @type {RegExp} */ sign) => lines.findIndex((line) => sign.test(line));
  const first = [/\berror\b/i, /error|fail/i].map(find).find((at) => at >= 0) ?? 0;
  return lines.slice(first, first + 15).join('\n');
}
