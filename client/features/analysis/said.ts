import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Said } from '../../../schema/analysis/result.ts';
import type { Reason } from '../../../schema/score/reasons.ts';

const SCORE_REASON = 'score:reason.';

/** How the score tells its reasons; the route hands it in, because scores are another feature. */
export const ReasonText = createContext<(reason: Reason) => string>(({ key }) => key);

/** What somebody said, in words: a model's own, or those of a rule in the reader's language. */
export function useSaid(): (said: Said) => string {
  const { t } = useTranslation('analysis');
  const reasonText = useContext(ReasonText);
  return (said) => {
    if (typeof said === 'string') return said;
    const { key, values } = said;
    if (key.startsWith(SCORE_REASON)) {
      const reason = { key: key.slice(SCORE_REASON.length), tone: 'open', params: values };
      const text = reasonText(reason as Reason);
      // It stands alone here, not behind the name of its part.
      return text.charAt(0).toUpperCase() + text.slice(1);
    }
    return t(key as 'title', values ?? {});
  };
}
