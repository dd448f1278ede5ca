import { CHANNELS } from '../../profile/icp.ts';
import type { CompiledIcp } from '../compile.ts';
import { addressOn, type LeadFacts, wordsOf } from '../facts.ts';
import { type Fit, type Reason, say } from '../reasons.ts';
import { findPhrase } from '../words/concepts.ts';
import { needsIn, type WantedNeed } from '../words/needs.ts';

/** How many of the wanted traits they show; the more, the better. */
export function needFit(facts: LeadFacts, { needs }: CompiledIcp): Fit {
  if (needs.length === 0) return { fit: 0, reasons: [] };
  const shown = readNeeds(facts);
  const judged = needs.map((need) => judge(facts, need, shown));
  const sum = judged.reduce((total, { fit }) => total + fit, 0);
  return { fit: sum / needs.length, reasons: judged.map(({ reason }) => reason) };
}

interface Shown {
  onSite: ReadonlySet<string>;
  inText: ReadonlySet<string>;
  /** Whether the site was read, so that what is not there is likely not to be. */
  isRead: boolean;
}

const known = new WeakMap<LeadFacts, Shown>();

function readNeeds(facts: LeadFacts): Shown {
  let shown = known.get(facts);
  if (!shown) {
    const { site, description } = wordsOf(facts);
    const onSite = needsIn(site);
    const hasSocial = CHANNELS.some(
      (channel) => channel !== 'email' && channel !== 'phone' && addressOn(facts, channel),
    );
    if (hasSocial) onSite.add('social-media');
    if (facts.website) onSite.add('website');
    shown = {
      onSite,
      inText: needsIn(description),
      isRead: facts.technologies.length > 0 || facts.pages.length > 0,
    };
    known.set(facts, shown);
  }
  return shown;
}

function judge(facts: LeadFacts, need: WantedNeed, shown: Shown): { fit: number; reason: Reason } {
  const params = { need: need.text };
  const evidence = find(facts, need, shown);
  const isKnown = shown.isRead || (need.key === 'website' && facts.kind === 'company');
  if (need.isLack) {
    if (evidence) return { fit: 0, reason: say('lack.has', 'against', params) };
    return isKnown
      ? { fit: 0.8, reason: say('lack.likely', 'for', params) }
      : { fit: 0.3, reason: say('lack.unknown', 'open', params) };
  }
  if (evidence === 'site') return { fit: 1, reason: say('need.shown', 'for', params) };
  if (evidence === 'text') return { fit: 0.9, reason: say('need.said', 'for', params) };
  return isKnown
    ? { fit: 0.1, reason: say('need.notSeen', 'against', params) }
    : { fit: 0.25, reason: say('need.unknown', 'open', params) };
}

function find(facts: LeadFacts, need: WantedNeed, shown: Shown): 'site' | 'text' | null {
  const { site, description, industry, names } = wordsOf(facts);
  const has = (words: readonly string[]) => findPhrase(words, need.stems) >= 0;
  if ((need.key && shown.onSite.has(need.key)) || has(site)) return 'site';
  if ((need.key && shown.inText.has(need.key)) || [description, industry, names].some(has)) {
    return 'text';
  }
  return null;
}
