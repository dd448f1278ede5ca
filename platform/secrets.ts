import { createECDH, createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../schema/app-error.ts';

export interface Secrets {
  /** Signs session cookies and mailed links. */
  sessionSecret: string;
  zeroAdminPassword: string;
  /** What zero-cache shows when it calls the server. */
  zeroApiKey: string;
  /** Who pushes, towards browsers' push services (RFC 8292): a P-256 key pair in base64url. */
  vapidPublicKey: string;
  vapidPrivateKey: string;
}

/** Other keys of the file belong to earlier or later versions and are left alone. */
const keptSecrets = z.object({
  sessionSecret: z.string().min(32),
  zeroAdminPassword: z.string().min(8).optional(),
  zeroApiKey: z.string().min(16).optional(),
  vapidPrivateKey: z.string().length(43).optional(),
});

/**
 * The secrets of this installation: made on first start, kept in `secrets.json` (0600) under the
 * data folder. Values given by environment win and are not written down. A secret that an older
 * version did not make yet is derived from the session secret, so that all processes agree on it
 * without writing. Throws `unavailable` when the file can't be used.
 */
export function loadSecrets(
  dataDir: string,
  given: {
    SESSION_SECRET?: string;
    ZERO_ADMIN_PASSWORD?: string;
    ZERO_API_KEY?: string;
    VAPID_PRIVATE_KEY?: string;
  } = {},
): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  if (!fs.existsSync(file)) writeOnce(file);
  const kept = readKept(file);
  const derive = (name: string) =>
    createHmac('sha256', kept.sessionSecret).update(name).digest('base64url');
  const vapidPrivateKey =
    given.VAPID_PRIVATE_KEY ??
    // Machines that are given one session secret have a file each, and one key.
    (given.SESSION_SECRET ? deriveVapidKey(given.SESSION_SECRET) : kept.vapidPrivateKey) ??
    deriveVapidKey(kept.sessionSecret);
  return {
    sessionSecret: given.SESSION_SECRET ?? kept.sessionSecret,
    zeroAdminPassword:
      given.ZERO_ADMIN_PASSWORD ?? kept.zeroAdminPassword ?? derive('zeroAdminPassword'),
    zeroApiKey: given.ZERO_API_KEY ?? kept.zeroApiKey ?? derive('zeroApiKey'),
    vapidPrivateKey,
    vapidPublicKey: publicKeyOf(vapidPrivateKey),
  };
}

function publicKeyOf(privateKey: string): string {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(privateKey, 'base64url');
  return curve.getPublicKey('base64url');
}

/** One number in 2³² is above the curve's order and no private key; then the next one is taken. */
function deriveVapidKey(secret: string): string {
  for (let n = 0; ; n++) {
    const key = createHmac('sha256', secret).update(`vapid ${n}`).digest('base64url');
    try {
      publicKeyOf(key);
      return key;
    } catch {
      // Not a private key of this curve.
    }
  }
}

function readKept(file: string): z.infer<typeof keptSecrets> {
  try {
    return keptSecrets.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    throw new AppError(
      'unavailable',
      `${file} can't be used. Put back the file that was there, or remove it: then new secrets are made and everybody signs in again.`,
    );
  }
}

/** Made aside and linked into place: processes that start together agree on one set. */
function writeOnce(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const vapid = createECDH('prime256v1');
  vapid.generateKeys();
  const fresh: Omit<Secrets, 'vapidPublicKey'> = {
    sessionSecret: randomBytes(32).toString('base64url'),
    zeroAdminPassword: randomBytes(18).toString('base64url'),
    zeroApiKey: randomBytes(24).toString('base64url'),
    // Leading zeros belong to the number.
    vapidPrivateKey: Buffer.concat([Buffer.alloc(32), vapid.getPrivateKey()])
      .subarray(-32)
      .toString('base64url'),
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
