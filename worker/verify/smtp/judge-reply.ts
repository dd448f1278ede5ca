import type { EmailReason } from '../../../schema/verification/verdict.ts';
import type { SmtpReply } from './reply-reader.ts';

/** What a reply to RCPT TO says about the mailbox; `taken` may still be a host that takes all. */
export type RecipientAnswer =
  | 'taken'
  | Extract<
      EmailReason,
      | 'mailbox_not_found'
      | 'mailbox_disabled'
      | 'mailbox_full'
      | 'domain_refused'
      | 'greylisted'
      | 'temporary'
      | 'refused_us'
      | 'unclear'
    >;

/** What a host has to say is said by then. */
const MAX_WORDS = 2_000;

/**
 * Reads a reply to RCPT TO by its code, its enhanced status (RFC 3463 with RFC 5248's registry),
 * and, where these leave it open, by words that the common mail servers use. What may be about us
 * and not about the mailbox is never taken for a mailbox that does not exist.
 */
export function judgeRecipient({ code, status, lines }: SmtpReply): RecipientAnswer {
  const words = lines.join(' ').slice(0, MAX_WORDS).toLowerCase();
  if (code === 250 || code === 251) return 'taken';
  if (code === 421) return isGreylisting(words) ? 'greylisted' : 'temporary';
  if (code >= 400 && code < 500) return judgeTemporary(code, status, words);
  if (code >= 500) return judgePermanent(code, status, words);
  // 252 and other odd successes: “I take it and promise nothing”.
  return 'unclear';
}

function judgeTemporary(code: number, status: string | null, words: string): RecipientAnswer {
  if (isGreylisting(words)) return 'greylisted';
  const about = aboutOf(status);
  if (about === '2.2' || (code === 452 && FULL.test(words))) return 'mailbox_full';
  if (ABOUT_US.test(words)) return 'refused_us';
  // 450 and 451 with a policy status and no more words is how most greylisting looks.
  if ((code === 450 || code === 451) && (about === '7.1' || about === '7.0')) return 'greylisted';
  return 'temporary';
}

function judgePermanent(code: number, status: string | null, words: string): RecipientAnswer {
  const about = aboutOf(status);
  // Words about us come before all: hosts send “550 5.1.1” to those whom they dislike, too.
  if (ABOUT_US.test(words)) return 'refused_us';
  if (about === '2.2' || FULL.test(words)) return 'mailbox_full';
  if (about === '2.1' || DISABLED.test(words)) return 'mailbox_disabled';
  if (about !== null && NO_MAILBOX_STATUS.has(about)) return 'mailbox_not_found';
  if (about === '1.2' || NOT_HERE.test(words)) return 'domain_refused';
  if (NO_MAILBOX.test(words)) return 'mailbox_not_found';
  if (about?.startsWith('7.')) return 'refused_us';
  // Our command, not their mailbox: 500 to 504, and 5.5.x.
  if (code < 550 || about?.startsWith('5.')) return 'unclear';
  // RFC 5321 §4.2.3: 550 is “mailbox unavailable”, 551 “user not local”, 553 “name not allowed”.
  if (about === null && (code === 550 || code === 551 || code === 553)) return 'mailbox_not_found';
  return 'unclear';
}

/** Subject and detail of "5.1.1": "1.1". */
function aboutOf(status: string | null): string | null {
  return status?.slice(2) ?? null;
}

/** 1.1 bad mailbox, 1.3 bad mailbox syntax, 1.4 ambiguous, 1.6 moved away, 1.10 null MX of it. */
const NO_MAILBOX_STATUS = new Set(['1.1', '1.3', '1.4', '1.6', '1.10']);

const GREYLISTING = /gr[ea]y ?-?list|try again (?:in \d|later)|come back|deferred|too fast|early/;
function isGreylisting(words: string): boolean {
  return GREYLISTING.test(words) && !ABOUT_US.test(words);
}

const ABOUT_US =
  /spamhaus|spamcop|barracuda|sorbs|uribl|surbl|dnsbl|\brbl\b|black ?-?list|block ?-?list|blocked (?:using|by|for)|listed (?:in|at|on)|(?:bad|poor|low) reputation|reputation|reverse dns|\bptr\b|\brdns\b|dynamic ip|\bspf\b|\bdkim\b|\bdmarc\b|(?:your|client|sending|source) (?:ip|host|address|server)|(?<!relay )access denied|not (?:authori[sz]ed|permitted|allowed) to (?:send|connect)|authentication required|must authenticate|spam|banned|administrative(?:ly)? prohibit|sender (?:address )?(?:rejected|verify)|helo|ehlo|rate limit|too many (?:connections|recipients|errors|messages)|\bpolicy\b/;
const FULL =
  /(?:mail)?box (?:is )?(?:full|over)|over ?-?quota|quota exceeded|insufficient (?:system )?storage|out of storage|storage (?:limit|allocation)/;
const DISABLED =
  /(?:account|mailbox|user|recipient|address) (?:(?:is|has been|was) )?(?:disabled|inactive|suspended|deactivated|closed|expired|locked)|inactive (?:user|account|mailbox)|no longer (?:active|available|valid|in use|works|employed|with)/;
const NOT_HERE =
  /relay(?:ing)? (?:access )?(?:denied|not (?:allowed|permitted))|unable to relay|not (?:a )?local domain|do(?:es)?n'?t (?:handle|accept) (?:mail|e-?mail) for|unrouteable|unroutable|no such domain|domain (?:not found|unknown|is not)/;
const NO_MAILBOX =
  /(?:user|recipient|mailbox|address|account|alias)(?: [^ ]{1,80})? (?:is )?(?:unknown|not (?:found|exist|known|valid|listed|a valid)|does(?: not|n'?t) exist|un(?:available|deliverable)|invalid|rejected)|(?:no such|unknown|invalid|unrouteable|bad|non-?existent) (?:user|recipient|mailbox|address|account|person|local part|destination)|no mailbox|doesn'?t have (?:a|an) [^ ]+ account|not our customer|recipient (?:address )?rejected/;
