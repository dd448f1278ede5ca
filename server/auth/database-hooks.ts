import type { BetterAuthOptions } from 'better-auth';
import { APIError } from 'better-auth/api';

type Hooks = NonNullable<BetterAuthOptions['databaseHooks']>;

const MAX_NAME = 80;

/** Names as people wrote them, on one line; who gave none is called by the mailbox. */
export const tidyUser: Hooks['user'] = {
  create: {
    before: async (user) => ({ data: { ...user, name: nameOf(user.name, user.email) } }),
  },
  update: {
    before: async (changes) => {
      if (changes.image && !changes.image.startsWith('https://')) {
        throw new APIError('BAD_REQUEST', { message: 'A picture is an https address' });
      }
      if (typeof changes.name !== 'string') return { data: changes };
      const name = tidy(changes.name);
      if (!name) throw new APIError('BAD_REQUEST', { message: 'A name can not be empty' });
      return { data: { ...changes, name } };
    },
  },
};

/**
 * Only who holds the mailbox of an account may hold a session of it, whichever way the sign-in
 * took: invitations are accepted by e-mail address, and so are workspaces joined.
 */
export const onlyProvenSessions: Hooks['session'] = {
  create: {
    before: async (session, context) => {
      const user = await context?.context.internalAdapter.findUserById(session.userId);
      if (!user) return false;
      const isGuest = 'isAnonymous' in user && user.isAnonymous === true;
      return isGuest || user.emailVerified ? undefined : false;
    },
  },
};

function nameOf(name: string | undefined, email: string): string {
  return tidy(name ?? '') || tidy(email.split('@')[0] ?? '') || 'Somebody';
}

function tidy(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_NAME);
}
