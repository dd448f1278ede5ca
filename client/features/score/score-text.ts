import type { Counterfactual } from '../../../schema/score/counterfactual.ts';
import type { Reason } from '../../../schema/score/reasons.ts';
import { i18n } from '../../i18n/i18n.ts';
import { formatNumber } from '../../ui/format.ts';

const t = i18n.getFixedT(null, 'score');

/** A reason in the reader's words. */
export function reasonText(reason: Reason): string {
  return asSentence(inWords(reason));
}

function inWords({ key, params = {} }: Reason): string {
  if (key === 'freshness.seen') {
    const days = Number(params['days']);
    return days === 0 ? t('reason.freshness.today') : t('reason.freshness.seen', { count: days });
  }
  // One of them stands for all: the rules give each text the parameters that it names.
  const named = readable(params) as { found: string; wanted: string };
  return t(`reason.${key}` as 'reason.industry.match', named);
}

/** Begins with a capital, but for names and addresses that are written otherwise. */
function asSentence(text: string): string {
  const [first = ''] = text.split(' ', 1);
  return /[.@\p{Lu}]/u.test(first) ? text : text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** What would raise a score, in the reader's words. */
export function changeText({ change }: Counterfactual): string {
  const { kind, ...params } = change;
  return t(`change.${kind}` as 'change.place.confirm', readable(params) as { value: string });
}

/** Parameters as a person reads them: channels and fields by name, countries, ranges. */
function readable(params: NonNullable<Reason['params']>): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) shown[name] = placeName(String(value));
  const { channel, field, where, from, to } = params;
  if (channel) shown['channel'] = t(`channel.${channel as 'email'}`);
  if (field) shown['field'] = t(`field.${field as 'email'}`);
  if (where) shown['where'] = t(`where.${where as 'name'}`);
  if (typeof from === 'number' && typeof to === 'number') shown['range'] = rangeText(from, to);
  return shown;
}

const countries = new Intl.DisplayNames(undefined, { type: 'region', fallback: 'none' });

/** `GB` as `United Kingdom`; anything else as it is. */
function placeName(text: string): string {
  return /^[A-Z]{2}$/.test(text) ? (countries.of(text) ?? text) : text;
}

const OPEN_END = 1_000_000_000_000;

function rangeText(from: number, to: number): string {
  if (from === to) return formatNumber(from);
  return to >= OPEN_END ? `${formatNumber(from)}+` : `${formatNumber(from)}–${formatNumber(to)}`;
}
