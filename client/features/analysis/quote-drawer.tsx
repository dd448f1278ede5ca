import { useTranslation } from 'react-i18next';
import type { Quote } from '../../../schema/analysis/result.ts';
import { useSnapshot } from '../../api/use-snapshot.ts';
import { SnapshotDrawer } from '../../ui/snapshot-drawer.tsx';
import classes from './quote-drawer.module.css';

interface QuoteDrawerProps {
  orgId: string;
  /** The quote with its place in its run (`quotesOf`); null while none is open. */
  shown: { runId: string; index: number; quote: Quote } | null;
  onClose: () => void;
}

/** The page as it was when the analysis read it, with the quoted words marked. */
export function QuoteDrawer({ orgId, shown, onClose }: QuoteDrawerProps) {
  const { t } = useTranslation('analysis');
  const url =
    shown &&
    `/api/orgs/${encodeURIComponent(orgId)}/analyses/${encodeURIComponent(shown.runId)}/quotes/${shown.index}/snapshot`;
  return (
    <SnapshotDrawer
      title={t('quote.title')}
      isOpen={shown !== null}
      onClose={onClose}
      url={url}
      state={useSnapshot(url)}
      words={{
        frame: t('quote.frame'),
        what: t('quote.what'),
        missingTitle: t('quote.missingTitle'),
        missingText: t('quote.missingText'),
        failedTitle: t('quote.failedTitle'),
        failedText: t('quote.failedText'),
      }}
    >
      {shown && (
        <>
          <blockquote className={classes.quote}>
            <mark>{shown.quote.text}</mark>
          </blockquote>
          <a
            className={classes.source}
            href={shown.quote.url}
            target="_blank"
            rel="noopener noreferrer"
          >
            {shown.quote.url}
          </a>
        </>
      )}
    </SnapshotDrawer>
  );
}
