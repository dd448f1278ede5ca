import type { ApproachPart, Said } from '../result.ts';
import { channelOf, companyOf, type Subject, say } from '../subject.ts';

/** By which way, with which first words, and what then. */
export function approachByRules(subject: Subject): ApproachPart {
  const { facts, profile, company } = subject;
  const channel = channelOf(subject);
  const steps: Said[] = [];
  if (channel === null) steps.push(say('approach.findContact'));
  if (channel === 'email' && facts.emailState !== 'deliverable') {
    steps.push(say('approach.verifyEmail'));
  }
  if (channel) steps.push(say(`approach.write.${channel}`));
  if (facts.phone && channel !== 'phone') {
    steps.push(
      company?.openingHours
        ? say('approach.callHours', { hours: company.openingHours.slice(0, 120) })
        : say('approach.call'),
    );
  }
  steps.push(say('approach.followUp'));
  if (!facts.title) steps.push(say('approach.askWho'));
  return { origin: 'rules', channel, opener: openerOf(subject, profile?.services[0]), steps };
}

/** The best that is known of them goes first: people answer those who have looked. */
function openerOf(subject: Subject, service: string | undefined): Said {
  const company = companyOf(subject);
  const need = subject.score.parts
    .find(({ part }) => part === 'need')
    ?.reasons.find(({ tone }) => tone === 'for')?.params?.['need'];
  if (need !== undefined) return say('approach.opener.need', { company, need });
  if (service) return say('approach.opener.service', { company, service });
  if (subject.facts.industry) {
    return say('approach.opener.industry', { company, industry: subject.facts.industry });
  }
  return say('approach.opener.plain', { company });
}
