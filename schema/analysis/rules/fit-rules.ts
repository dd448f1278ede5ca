import type { FitPart, Reason, Said } from '../result.ts';
import { verdictOf } from '../result.ts';
import type { Reason as ScoreReason } from '../../score/reasons.ts';
import { type Subject, say } from '../subject.ts';

const SIGN = { for: 'plus', against: 'minus', open: 'open' } as const;

/** A reason of the score, in the score's own words. */
export function fromScore({ key, tone, params }: ScoreReason): Reason {
  const text: Said = { key: `score:reason.${key}`, ...(params && { values: params }) };
  return { sign: SIGN[tone], text };
}

/** The rules' score as an analysis tells it. */
export function fitByRules({ score, criteria }: Subject): FitPart {
  const { total, reasons, excluded } = score;
  const verdict = verdictOf(total);
  const known = criteria ? verdict : 'noIcp';
  return {
    origin: 'rules',
    total,
    rules: total,
    asked: null,
    verdict,
    summary: say(`fit.${excluded ? 'excluded' : known}`, { total }),
    reasons: reasons.map(fromScore),
  };
}
