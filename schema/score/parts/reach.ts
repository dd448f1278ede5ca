import type { Channel } from '../../profile/icp.ts';
import type { CompiledIcp } from '../compile.ts';
import { addressOn, type LeadFacts } from '../facts.ts';
import { type Fit, type Reason, say } from '../reasons.ts';

/** Mail to a function, which nobody in particular reads. */
const GENERIC =
  /^(?:info|contact|contacto|kontakt|hello|hallo|hi|hola|office|buero|mail|admin|enquiries|inquiries|reception|post|praxis|accueil|sales|support|team|welcome|general)@/;

/** How sure a channel is to lead to somebody, 0 to 1. */
export function strengthOf(facts: LeadFacts, channel: Channel): number {
  if (!addressOn(facts, channel)) return 0;
  if (channel === 'email') return emailStrength(facts);
  if (channel === 'phone') return PHONE[facts.phoneState ?? 'unknown'];
  return PROFILE[channel];
}

const EMAIL = { deliverable: 1, unknown: 0.6, risky: 0.35, undeliverable: 0 };
const PHONE = { valid: 1, unknown: 0.7, invalid: 0 };
const PROFILE = { linkedin: 0.8, whatsapp: 0.8, instagram: 0.6, facebook: 0.5 };

function emailStrength(facts: LeadFacts): number {
  const strength = EMAIL[facts.emailState ?? 'unknown'];
  return GENERIC.test(facts.email ?? '') ? strength * 0.85 : strength;
}

const SOCIAL: readonly Channel[] = ['instagram', 'facebook', 'whatsapp'];

/**
 * Whether and how surely they can be reached. E-mail counts half, phone three tenths, LinkedIn and
 * the rest what is left; with channels of preference the best of these counts four fifths, and how
 * they can be reached at all one.
 */
export function reachFit(facts: LeadFacts, { criteria }: CompiledIcp): Fit {
  const strength = (channel: Channel) => strengthOf(facts, channel);
  const social = Math.max(...SOCIAL.map(strength));
  const atAll =
    0.5 * strength('email') + 0.3 * strength('phone') + 0.12 * strength('linkedin') + 0.08 * social;
  const { channels } = criteria;
  if (!channels?.length) return { fit: atAll, reasons: reasonsOf(facts, null) };
  const preferred = Math.max(...channels.map(strength));
  return { fit: 0.8 * preferred + 0.2 * atAll, reasons: reasonsOf(facts, channels) };
}

function reasonsOf(facts: LeadFacts, channels: readonly Channel[] | null): Reason[] {
  const reasons = [emailReason(facts), phoneReason(facts)];
  if (addressOn(facts, 'linkedin'))
    reasons.push(say('reach.profile', 'for', { channel: 'linkedin' }));
  for (const channel of SOCIAL) {
    if (addressOn(facts, channel)) reasons.push(say('reach.profile', 'for', { channel }));
  }
  if (channels && channels.every((channel) => strengthOf(facts, channel) === 0)) {
    const channel = channels[0] ?? 'email';
    reasons.unshift(say('reach.preferredMissing', 'against', { channel }));
  }
  return reasons;
}

function emailReason(facts: LeadFacts): Reason {
  if (!facts.email) return say('reach.emailMissing', 'open');
  if (facts.emailState === 'undeliverable') return say('reach.emailDead', 'against');
  if (facts.emailState === 'risky') return say('reach.emailRisky', 'open');
  if (facts.emailState === 'deliverable') return say('reach.emailDeliverable', 'for');
  return GENERIC.test(facts.email)
    ? say('reach.emailGeneric', 'open')
    : say('reach.emailOpen', 'open');
}

function phoneReason(facts: LeadFacts): Reason {
  if (!facts.phone) return say('reach.phoneMissing', 'open');
  if (facts.phoneState === 'invalid') return say('reach.phoneInvalid', 'against');
  return facts.phoneState === 'valid'
    ? say('reach.phoneValid', 'for')
    : say('reach.phoneOpen', 'for');
}
