import { defineTask } from '../runtime/define-task.ts';
import { sendInvitation } from './send-invitation.ts';

export const mailInvitation = defineTask(
  'mail.invitation',
  async ({ payload, deps: { sql, mailer, tokenSecret, env } }) => {
    await sendInvitation({ sql, mailer, tokenSecret, publicUrl: env.QUARRY_PUBLIC_URL }, payload);
  },
  { retry: 'mail', limitMs: 60_000 },
);
