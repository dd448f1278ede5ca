import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSecrets } from './secrets.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'quarry-secrets-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('secrets are made on first start, for the owner alone, and are the same ever after', () => {
  const dataDir = join(dir, 'not', 'there', 'yet');
  const first = loadSecrets(dataDir);
  expect(loadSecrets(dataDir)).toEqual(first);
  expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(['secrets.json']);
});

test('two installations share no secret', () => {
  const [one, two] = [loadSecrets(join(dir, 'one')), loadSecrets(join(dir, 'two'))];
  const shared = Object.values(one).filter((secret) => Object.values(two).includes(secret));
  expect(shared).toEqual([]);
});

test('a secret that is given by environment wins and is not written down', () => {
  const given = {
    SESSION_SECRET: 'given-session-secret-of-32-letters',
    ZERO_ADMIN_PASSWORD: 'given-password',
    ZERO_API_KEY: 'given-api-key-1234',
  };
  expect(loadSecrets(dir, given)).toMatchObject({
    sessionSecret: given.SESSION_SECRET,
    zeroAdminPassword: given.ZERO_ADMIN_PASSWORD,
    zeroApiKey: given.ZERO_API_KEY,
  });
  const kept = readFileSync(join(dir, 'secrets.json'), 'utf8');
  for (const secret of Object.values(given)) expect(kept).not.toContain(secret);
  expect(loadSecrets(dir).sessionSecret).not.toBe(given.SESSION_SECRET);
});

test('processes that start at the same moment agree on one set', async () => {
  const module = JSON.stringify(join(import.meta.dirname, 'secrets.ts'));
  const script = `const { loadSecrets } = await import(${module});
    process.stdout.write(JSON.stringify(loadSecrets(${JSON.stringify(dir)})));`;
  const run = promisify(execFile);
  const outputs = await Promise.all(
    Array.from({ length: 4 }, () => run(process.execPath, ['--input-type=module', '-e', script])),
  );
  expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1);
  expect(existsSync(join(dir, 'secrets.json'))).toBe(true);
}, 30_000);

test('a file of an older version gains what it lacks, the same for every process', () => {
  const sessionSecret = 'an-older-session-secret-of-32-letters';
  writeFileSync(join(dir, 'secrets.json'), JSON.stringify({ sessionSecret, retired: 'x' }));
  const first = loadSecrets(dir);
  expect(first.sessionSecret).toBe(sessionSecret);
  expect(first.zeroApiKey.length).toBeGreaterThan(30);
  expect(first.zeroApiKey).not.toBe(first.zeroAdminPassword);
  expect(loadSecrets(dir)).toEqual(first);
});

test('machines with one session secret push with one key, and a key that is given wins', () => {
  const SESSION_SECRET = 'given-session-secret-of-32-letters';
  const [one, two] = [
    loadSecrets(join(dir, 'one'), { SESSION_SECRET }),
    loadSecrets(join(dir, 'two'), { SESSION_SECRET }),
  ];
  expect(one.vapidPrivateKey).toBe(two.vapidPrivateKey);
  expect(one.vapidPublicKey).toMatch(/^B[\w-]{86}$/);
  const { vapidPrivateKey } = loadSecrets(join(dir, 'three'));
  const given = loadSecrets(dir, { VAPID_PRIVATE_KEY: vapidPrivateKey, SESSION_SECRET });
  expect(given.vapidPrivateKey).toBe(vapidPrivateKey);
});

test('a broken file is one sentence that says what to do', () => {
  writeFileSync(join(dir, 'secrets.json'), '{"sessionSecret": "short"');
  expect(() => loadSecrets(dir)).toThrow(/secrets\.json can't be used\. Put back/);
});
