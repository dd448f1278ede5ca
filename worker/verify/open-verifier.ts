import type { Env } from '../../platform/env.ts';
import { openMailResolver } from './mail-dns.ts';
import { type SmtpIdentity, Verifier } from './verifier.ts';

/** The verifier of this process, by its environment. */
export function openVerifier(env: Env): Verifier {
  return new Verifier({
    resolver: openMailResolver(env.QUARRY_DNS_SERVERS),
    smtp: smtpIdentity(env),
    sampleMailPort: env.demoOrigin ? env.QUARRY_DEMO_MAIL_PORT : undefined,
  });
}

function smtpIdentity(env: Env): SmtpIdentity | null {
  if (!env.QUARRY_SMTP_VERIFY) return null;
  const heloName = env.QUARRY_SMTP_HELO ?? new URL(env.QUARRY_PUBLIC_URL).hostname;
  return { heloName, mailFrom: env.QUARRY_SMTP_MAIL_FROM ?? '' };
}
