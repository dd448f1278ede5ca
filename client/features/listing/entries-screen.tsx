import { Select, Skeleton } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../api/use-snapshot.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { OfflineState } from '../../ui/offline-state.tsx';
import { type EntryGroup, labelOf } from './entry-groups.ts';
import { EntryPanel } from './entry-panel.tsx';
import { ListingFrame } from './listing-frame.tsx';
import classes from './listing.module.css';
import type { ListingPage } from './use-listing-pages.ts';

export interface RememberedRule {
  id: string;
  host: string;
  linkShape: string;
}

interface EntriesScreenProps {
  orgId: string;
  taskId: string;
  pages: readonly ListingPage[];
  rules: readonly RememberedRule[];
  canSave: boolean;
  onSave: (rule: { host: string; linkShape: string; sample: string }) => void;
  onForget: (ruleId: string) => void;
}

/** A listing beside what was made of it: a person points at an entry, and the host is read so from then on. */
export function EntriesScreen(props: EntriesScreenProps) {
  const { pages } = props;
  const { t } = useTranslation('listing');
  const [pageId, setPageId] = useState<string | null>(null);
  const page = pages.find(({ id }) => id === pageId) ?? pages[0];
  if (!page) {
    return (
      <EmptyState
        icon={<IconListSearch size={24} stroke={1.6} />}
        title={t('empty.title')}
        text={t('empty.text')}
      />
    );
  }
  return (
    <div className={classes.screen}>
      {pages.length > 1 && (
        <Select
          label={t('page')}
          data={pages.map(({ id, url }) => ({
            value: id,
            label: url.replace(/^https?:\/\//, '').slice(0, 120),
          }))}
          value={page.id}
          allowDeselect={false}
          onChange={setPageId}
        />
      )}
      <OpenListing key={page.id} {...props} page={page} />
    </div>
  );
}

function OpenListing({
  orgId,
  taskId,
  page,
  rules,
  canSave,
  onSave,
  onForget,
}: EntriesScreenProps & { page: ListingPage }) {
  const { t } = useTranslation('listing');
  const [groups, setGroups] = useState<EntryGroup[]>([]);
  const [pointed, setPointed] = useState<EntryGroup | null>(null);
  const src = `/api/orgs/${encodeURIComponent(orgId)}/crawls/${encodeURIComponent(taskId)}/listings/${page.id}/snapshot`;
  const state = useSnapshot(src);
  const { host } = new URL(page.url);
  const rule = rules.find((each) => each.host === host) ?? null;
  const chosen =
    pointed ?? groups.find(({ shape }) => shape === rule?.linkShape) ?? groups[0] ?? null;
  switch (state) {
    case 'loading':
      return <Skeleton className={classes.loading} aria-busy="true" />;
    case 'offline':
      return <OfflineState what={t('what')} />;
    case 'missing':
      return <EmptyState title={t('missing.title')} text={t('missing.text')} />;
    case 'failed':
      return <ErrorState title={t('failed.title')} text={t('failed.text')} />;
    default:
      return (
        <div className={classes.columns}>
          <ListingFrame
            src={src}
            groups={groups}
            chosen={chosen}
            onGroups={setGroups}
            onChoose={setPointed}
          />
          <EntryPanel
            host={host}
            groups={groups}
            chosen={chosen}
            remembered={rule?.linkShape ?? null}
            canSave={canSave}
            onChoose={setPointed}
            onSave={() => {
              const first = chosen?.links[0];
              if (!chosen || !first) return;
              onSave({ host, linkShape: chosen.shape, sample: labelOf(first) });
            }}
            onForget={() => {
              setPointed(null);
              if (rule) onForget(rule.id);
            }}
          />
        </div>
      );
  }
}
