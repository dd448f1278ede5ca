import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const secrets = z.object({
  sessionSecret: z.string().min(32),
  zeroAdminPassword: z.string().min(8),
  databasePassword: z.string().min(16),
  /** What zero-cache shows when it calls the server. */
  zeroApiKey: z.string().min(16),
});
export type Secrets = z.infer<typeof secrets>;

/**
 * The secrets of this installation: made on first start, kept in `secrets.json` (0600) under the
 * data folder. Values given by environment win and are not written down. The file is created with
 * an exclusive link, so that processes that start together agree on one set.
 */
export function loadSecrets(
  dataDir: string,
  given: { SESSION_SECRET?: string; ZERO_ADMIN_PASSWORD?: string; ZERO_API_KEY?: string } = {},
): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  if (!fs.existsSync(file)) writeOnce(file);
  const kept = secrets.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  return {
    ...kept,
    sessionSecret: given.SESSION_SECRET ?? kept.sessionSecret,
    zeroAdminPassword: given.ZERO_ADMIN_PASSWORD ?? kept.zeroAdminPassword,
    zeroApiKey: given.ZERO_API_KEY ?? kept.zeroApiKey,
  };
}

function writeOnce(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const fresh: Secrets = {
    sessionSecret: randomBytes(32).toString('base64url'),
    zeroAdminPassword: randomBytes(18).toString('base64url'),
    databasePassword: randomBytes(18).toString('base64url'),
    zeroApiKey: randomBytes(24).toString('base64url'),
  };
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(fresh, null, 2), { mode: 0o600 });
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.unlinkSync(draft);
  }
}
