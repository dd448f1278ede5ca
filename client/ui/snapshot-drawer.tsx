import { Drawer, Skeleton } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotState } from '../api/use-snapshot.ts';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { OfflineState } from './offline-state.tsx';
import classes from './snapshot-drawer.module.css';

interface SnapshotDrawerProps extends StoredPageProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** What is told of the page, above it. */
  children: ReactNode;
}

interface StoredPageProps {
  /** Where the stored page with its mark is served; null when there is none. */
  url: string | null;
  state: SnapshotState;
  words: {
    /** Names the frame to who can't see it. */
    frame: string;
    what: string;
    missingTitle: string;
    missingText: string;
    failedTitle: string;
    failedText: string;
  };
}

/** A page as it was when it was read, with what was read from it marked. */
export function SnapshotDrawer(props: SnapshotDrawerProps) {
  const { title, isOpen, onClose, children, url, state, words } = props;
  const { t } = useTranslation('common');
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size="min(760px, 100vw)"
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ body: classes.body, content: classes.content }}
    >
      {isOpen && (
        <>
          {children}
          <StoredPage url={url} state={state} words={words} />
        </>
      )}
    </Drawer>
  );
}

function StoredPage({ url, state, words }: StoredPageProps) {
  switch (state) {
    case 'loading':
      return <Skeleton className={classes.frame} aria-busy="true" />;
    case 'offline':
      return <OfflineState what={words.what} />;
    case 'failed':
      return <ErrorState title={words.failedTitle} text={words.failedText} />;
    case 'missing':
      return (
        <EmptyState
          icon={<IconFileOff size={24} stroke={1.6} />}
          title={words.missingTitle}
          text={words.missingText}
        />
      );
    default:
      // Nothing of the page may run, load or lead away: an empty sandbox, and a policy of its own.
      return (
        <iframe className={classes.frame} sandbox="" src={`${url}#receipt`} title={words.frame} />
      );
  }
}
