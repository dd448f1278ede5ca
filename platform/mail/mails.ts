import { layOut, oneLine } from './layout.ts';
import type { Mail } from './mailer.ts';

const IGNORE = 'You did not ask for this? Then you can delete this mail; nothing happens.';
const MAX_NAME = 80;

interface LinkMail {
  to: string;
  url: string;
}

/** Without the name that was typed: a stranger could have anything said to this mailbox with it. */
export function verifyMail({ to, url }: LinkMail): Mail {
  return {
    to,
    kind: 'verify',
    ...layOut({
      subject: 'Confirm your e-mail address',
      preview: 'One click and your account is ready.',
      heading: 'Welcome to Quarry',
      paragraphs: ['Confirm that this address is yours, and your account is ready.'],
      action: { label: 'Confirm address', url },
      notes: ['The link works for one hour.', IGNORE],
    }),
  };
}

export function resetMail({ to, url }: LinkMail): Mail {
  return {
    to,
    kind: 'reset',
    ...layOut({
      subject: 'Choose a new password',
      preview: 'The link works once and for one hour.',
      heading: 'Choose a new password',
      paragraphs: [
        'Somebody asked for a new password for this account. With the new one, every device that is signed in now is signed out.',
      ],
      action: { label: 'Choose a password', url },
      notes: ['The link works once and for one hour.', IGNORE],
    }),
  };
}

export function magicLinkMail({ to, url }: LinkMail): Mail {
  return {
    to,
    kind: 'magic-link',
    ...layOut({
      subject: 'Your link to sign in',
      preview: 'No password needed. The link works once.',
      heading: 'Sign in to Quarry',
      paragraphs: ['This link signs you in, without a password.'],
      action: { label: 'Sign in', url },
      notes: ['The link works once and for 15 minutes. Do not pass it on.', IGNORE],
    }),
  };
}

/** Answers a sign-up with an address that has an account, which the screen must not tell. */
export function accountExistsMail({ to, url }: LinkMail): Mail {
  return {
    to,
    kind: 'account-exists',
    ...layOut({
      subject: 'You have an account already',
      preview: 'Sign in, or choose a new password.',
      heading: 'You have an account already',
      paragraphs: [
        'Somebody tried to sign up with this address, which has an account. If it was you: sign in, or choose a new password.',
      ],
      action: { label: 'Sign in', url },
      notes: [IGNORE],
    }),
  };
}

interface InvitationMail extends LinkMail {
  orgName: string;
  inviterName: string;
  /** What the role may do, in a few words. */
  roleText: string;
  expiresAt: Date;
  key: string;
}

export function invitationMail(given: InvitationMail): Mail {
  const org = shorten(given.orgName);
  const inviter = shorten(given.inviterName) || 'A colleague';
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });
  return {
    to: given.to,
    kind: 'invitation',
    key: given.key,
    ...layOut({
      subject: `${inviter} invites you to ${org}`,
      preview: `Work on leads together in ${org}.`,
      heading: `Join ${org} on Quarry`,
      paragraphs: [
        `${inviter} invites you to the workspace ${org}. There you can ${given.roleText}.`,
      ],
      action: { label: 'Open invitation', url: given.url },
      notes: [
        `The invitation is for ${given.to} and open until ${day.format(given.expiresAt)}.`,
        'You do not know the sender? Then you can delete this mail.',
      ],
    }),
  };
}

function shorten(name: string): string {
  const line = oneLine(name);
  return line.length > MAX_NAME ? `${line.slice(0, MAX_NAME - 1)}…` : line;
}
