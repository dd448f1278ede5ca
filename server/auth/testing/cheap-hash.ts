import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { PasswordHash } from '../auth.ts';

const COST = { N: 16, r: 1, p: 1 };

/**
 * The library's kind of hash at a thousandth of its cost, for tests that sign in hundreds of times
 * and don't ask how a password is kept. Hashes made by one can't be read by the other.
 */
export const cheapHash: PasswordHash = {
  async hash(password) {
    const salt = randomBytes(16).toString('hex');
    return `${salt}:${scryptSync(password, salt, 32, COST).toString('hex')}`;
  },
  async verify({ hash, password }) {
    const [salt = '', key = ''] = hash.split(':');
    return timingSafeEqual(scryptSync(password, salt, 32, COST), Buffer.from(key, 'hex'));
  },
};
