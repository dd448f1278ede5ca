/**
 * What can be said about an e-mail address. `unknown` is a state of its own: nobody could be asked,
 * or the answer said nothing about the mailbox. It is never a weak form of one of the others.
 */
export const EMAIL_STATES = ['deliverable', 'risky', 'undeliverable', 'unknown'] as const;
export type EmailState = (typeof EMAIL_STATES)[number];

/** Every reason that can decide, with the state that it leads to. */
export const REASON_STATE = {
  /** The mail host takes this mailbox, and not one that can't exist. */
  accepted: 'deliverable',
  /** A provider that was asked says so (`email_check.source`). */
  said_valid: 'deliverable',
  said_invalid: 'undeliverable',
  /** The host takes every mailbox of the domain, existing or not. */
  catch_all: 'risky',
  mailbox_full: 'risky',
  /** A throw-away address. */
  disposable: 'risky',
  /** No address by RFC 5321 and 5322. */
  syntax: 'undeliverable',
  /** The domain does not exist. */
  no_domain: 'undeliverable',
  /** The domain has neither an MX nor an address. */
  no_mail: 'undeliverable',
  /** The domain says that it takes no mail (RFC 7505). */
  null_mx: 'undeliverable',
  /** A domain for examples and tests (RFC 2606, RFC 6761). */
  reserved_domain: 'undeliverable',
  mailbox_not_found: 'undeliverable',
  mailbox_disabled: 'undeliverable',
  /** The host takes no mail for the domain that names it. */
  domain_refused: 'undeliverable',
  /** The domain takes mail; this installation asks no mail hosts (QUARRY_SMTP_VERIFY). */
  smtp_off: 'unknown',
  /** This machine can't reach any mail host: its network blocks port 25. */
  port_25_blocked: 'unknown',
  /** DNS did not answer, or answered with an error. */
  dns_failed: 'unknown',
  /** No mail host of the domain could be reached, while others could. */
  mx_unreachable: 'unknown',
  /** The domain's mail hosts have no public address. */
  mx_not_public: 'unknown',
  /** “Come back later”; it will be asked again. */
  greylisted: 'unknown',
  /** The host refuses for now, for a reason of its own. */
  temporary: 'unknown',
  /** The host answered too slowly or broke off. */
  no_answer: 'unknown',
  /** The host talks to us no more: our address is on a list, or a policy is against us. */
  refused_us: 'unknown',
  /** The host's answer says nothing about the mailbox. */
  unclear: 'unknown',
} as const satisfies Record<string, EmailState>;
export type EmailReason = keyof typeof REASON_STATE;

/**
 * Where DNS and mail hosts tell nothing of a mailbox, and who has asked it before may know: not while
 * a host is yet to be asked again.
 */
export const PROVIDER_MAY_KNOW: ReadonlySet<EmailReason> = new Set<EmailReason>([
  'smtp_off',
  'port_25_blocked',
  'mx_unreachable',
  'mx_not_public',
  'no_answer',
  'refused_us',
  'unclear',
]);

/** When providers are asked for it: never, for addresses that somebody wants to know about, for all. */
export const ASK_PROVIDERS = ['never', 'asked', 'always'] as const;
export type AskProviders = (typeof ASK_PROVIDERS)[number];

/** True of the address whatever its state is. */
export const EMAIL_FLAGS = ['role', 'free_mail'] as const;
export type EmailFlag = (typeof EMAIL_FLAGS)[number];

export interface EmailVerdict {
  state: EmailState;
  /** What decided comes first. */
  reasons: (EmailReason | EmailFlag)[];
}

export function verdictOf(reason: EmailReason, flags: readonly EmailFlag[] = []): EmailVerdict {
  return { state: REASON_STATE[reason], reasons: [reason, ...flags] };
}

const HOUR_MS = 3_600_000;

/** A verdict that is older says little: people leave, mailboxes are closed. */
export const STALE_AFTER_MS = 48 * HOUR_MS;

/** Whether it has to be asked again before anything is sent. Times in epoch milliseconds. */
export function isStale(checkedAt: number | null | undefined, now: number): boolean {
  return checkedAt === null || checkedAt === undefined || now - checkedAt > STALE_AFTER_MS;
}

const MINUTE_MS = 60_000;

/**
 * How long to wait before asking again, by how often it was asked. Greylisting hosts want 5 minutes
 * as a rule and up to an hour now and then (RFC 6647 §5); what else is in the way takes longer to
 * go. After the last the address stays unknown until a person wants to know.
 */
const RECHECKS: Partial<Record<EmailReason, readonly number[]>> = {
  greylisted: [6 * MINUTE_MS, 20 * MINUTE_MS, 65 * MINUTE_MS, 4 * HOUR_MS],
  temporary: [15 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS],
  dns_failed: [5 * MINUTE_MS, 30 * MINUTE_MS, 4 * HOUR_MS],
  mx_unreachable: [30 * MINUTE_MS, 4 * HOUR_MS],
  no_answer: [30 * MINUTE_MS, 4 * HOUR_MS],
  port_25_blocked: [12 * HOUR_MS],
};

/** Epoch milliseconds of the next try after `attempts` of them; null when that was the last. */
export function nextTryAt(reason: EmailReason, attempts: number, now: number): number | null {
  const waitMs = RECHECKS[reason]?.[attempts - 1];
  return waitMs === undefined ? null : now + waitMs;
}
