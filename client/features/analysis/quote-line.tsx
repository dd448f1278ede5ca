import { IconQuote } from '@tabler/icons-react';
import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quote } from '../../../schema/analysis/result.ts';
import classes from './parts.module.css';

/** Opens the stored page at a quote. */
export const OpenQuote = createContext<(quote: Quote) => void>(() => undefined);

/** Words of a page; a press shows them where they stand. */
export function QuoteLine({ quote }: { quote: Quote }) {
  const { t } = useTranslation('analysis');
  const open = useContext(OpenQuote);
  const host = URL.parse(quote.url)?.hostname.replace(/^www\./, '') ?? quote.url;
  return (
    <button type="button" className={classes.quote} onClick={() => open(quote)}>
      <IconQuote size={13} stroke={1.8} aria-hidden="true" />
      <span>
        <span className="q-hidden">{t('quote.open')} </span>
        {quote.text} <span className={classes.host}>{host}</span>
      </span>
    </button>
  );
}
