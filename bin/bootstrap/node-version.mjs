import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from './root.mjs';
import { errorLines, runQuietly } from './run-quietly.mjs';
import { giveUp, say } from './say.mjs';

const TOOLCHAIN = join(ROOT, '.toolchain');

/**
 * The path of a Node that satisfies `engines`: this one, or one that npm puts into `.toolchain/`.
 * The package `node` fetches its binary in an install script, which npm may be told not to run, so
 * the package with the binary itself is taken.
 */
export async function ensureNode() {
  const needed = readNeeded();
  if (isAtLeast(process.versions.node, needed)) return process.execPath;
  const name = binaryPackage();
  const program = join(TOOLCHAIN, 'node_modules', name, 'bin/node');
  if (!isAtLeast(versionOf(program), needed)) await install(name, program, needed);
  return program;
}

/** @param {string} node */
export function pathWith(node) {
  return `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}`;
}

/** @param {string} version @param {string} needed */
export function isAtLeast(version, needed) {
  const [have, want] = [version, needed].map((text) => text.split('.').map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (have?.[index] ?? 0) - (want?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function readNeeded() {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return String(manifest.engines.node).replace(/^>=/, '');
}

function binaryPackage() {
  const { platform, arch } = process;
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${arch}`;
}

/** @param {string} program */
function versionOf(program) {
  if (!existsSync(program)) return '0.0.0';
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return stdout?.trim().replace(/^v/, '') || '0.0.0';
}

/** @param {string} name @param {string} program @param {string} needed */
async function install(name, program, needed) {
  const major = needed.split('.')[0];
  say(`Node ${process.versions.node} is too old: fetching Node ${major} into .toolchain/ …`);
  const flags = '--no-save --no-package-lock --ignore-scripts --no-audit --no-fund'.split(' ');
  const target = ['--prefix', TOOLCHAIN, `${name}@${major}`];
  const { output } = await runQuietly('npm', ['install', ...flags, ...target]);
  if (isAtLeast(versionOf(program), needed)) return;
  giveUp(
    `Quarry needs Node ${needed} or newer and npm could not fetch it: install it from https://nodejs.org and start again.\n${errorLines(output)}`,
  );
}
