import { Drawer, Skeleton } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Quote } from '../../../schema/analysis/result.ts';
import { useSnapshot } from '../../api/use-snapshot.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { OfflineState } from '../../ui/offline-state.tsx';
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
  return (
    <Drawer
      opened={shown !== null}
      onClose={onClose}
      position="right"
      size="min(760px, 100vw)"
      title={t('quote.title')}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
      classNames={{ body: classes.body, content: classes.content }}
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
          <Snapshot
            url={`/api/orgs/${encodeURIComponent(orgId)}/analyses/${encodeURIComponent(shown.runId)}/quotes/${shown.index}/snapshot`}
          />
        </>
      )}
    </Drawer>
  );
}

function Snapshot({ url }: { url: string }) {
  const { t } = useTranslation('analysis');
  switch (useSnapshot(url)) {
    case 'loading':
      return <Skeleton className={classes.frame} aria-busy="true" />;
    case 'offline':
      return <OfflineState what={t('quote.what')} />;
    case 'failed':
      return <ErrorState title={t('quote.failedTitle')} text={t('quote.failedText')} />;
    case 'missing':
      return (
        <EmptyState
          icon={<IconFileOff size={24} stroke={1.6} />}
          title={t('quote.missingTitle')}
          text={t('quote.missingText')}
        />
      );
    default:
      // Nothing of the page may run, load or lead away: an empty sandbox, and a policy of its own.
      return (
        <iframe
          className={classes.frame}
          sandbox=""
          src={`${url}#receipt`}
          title={t('quote.frame')}
        />
      );
  }
}
