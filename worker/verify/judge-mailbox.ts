import {
  addressFlags,
  isDisposable,
  isReservedDomain,
} from '../../schema/verification/address-kinds.ts';
import { type ParsedAddress, parseAddress } from '../../schema/verification/email-syntax.ts';
import type { EmailFlag, EmailReason } from '../../schema/verification/verdict.ts';
import type { Heard, RecipientReply } from './smtp/ask-recipients.ts';

/** An address that is to be judged, and what it tells by itself. */
export interface Candidate {
  address: string;
  attempts: number;
  parsed: ParsedAddress | null;
  flags: EmailFlag[];
}

export function toCandidate({
  address,
  attempts,
}: {
  address: string;
  attempts: number;
}): Candidate {
  const parsed = parseAddress(address);
  return { address, attempts, parsed, flags: parsed ? addressFlags(parsed) : [] };
}

/** What needs nobody to be asked; null when somebody has to be. */
export function judgeByItself(
  { parsed }: Candidate,
  isSample: (domain: string) => boolean,
): EmailReason | null {
  if (!parsed) return 'syntax';
  if (isReservedDomain(parsed.domain) && !isSample(parsed.domain)) return 'reserved_domain';
  return null;
}

/** What a mail host's answers mean for one address. `isCatchAll` may be known from an earlier day. */
export function judgeAnswer(
  { parsed }: Candidate,
  { replies, failure }: Heard,
  isCatchAll: boolean | null,
): { reason: EmailReason; reply: RecipientReply | null } {
  const reply = replies.get(parsed?.wire ?? '') ?? null;
  if (!reply) {
    // The host went its way and was not asked: it takes no international mailboxes.
    return { reason: failure === null ? 'unclear' : 'no_answer', reply };
  }
  if (reply.answer !== 'taken') return { reason: reply.answer, reply };
  if (isCatchAll === null) return { reason: 'temporary', reply };
  if (isCatchAll) return { reason: 'catch_all', reply };
  return { reason: isDisposable(parsed?.domain ?? '') ? 'disposable' : 'accepted', reply };
}
