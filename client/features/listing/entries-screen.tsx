import { Select, Skeleton } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  LISTING_FIELDS,
  type ListingField,
  type ListingPlaces,
} from '../../../schema/listing/fields.ts';
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
  fields: ListingPlaces;
}

/** What is to be remembered of a host. */
export interface PointedOut {
  host: string;
  linkShape: string;
  sample: string;
  fields: ListingPlaces;
}

interface EntriesScreenProps {
  orgId: string;
  taskId: string;
  pages: readonly ListingPage[];
  rules: readonly RememberedRule[];
  canSave: boolean;
  onSave: (rule: PointedOut) => void;
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
  const [pointing, setPointing] = useState<ListingField | null>(null);
  /** As somebody has changed them; null while they are as remembered. */
  const [changed, setChanged] = useState<ListingPlaces | null>(null);
  const src = `/api/orgs/${encodeURIComponent(orgId)}/crawls/${encodeURIComponent(taskId)}/listings/${page.id}/snapshot`;
  const state = useSnapshot(src);
  const { host } = new URL(page.url);
  const rule = rules.find((each) => each.host === host) ?? null;
  const chosen =
    pointed ?? groups.find(({ shape }) => shape === rule?.linkShape) ?? groups[0] ?? null;
  const isRemembered = chosen !== null && chosen.shape === rule?.linkShape;
  const kept = isRemembered ? rule.fields : NO_PLACES;
  const places = changed ?? kept;
  const choose = (group: EntryGroup) => {
    setPointed(group);
    if (group.shape !== chosen?.shape) setChanged(null);
  };
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
            places={places}
            pointing={pointing}
            onGroups={setGroups}
            onChoose={choose}
            onPlace={(field, place) => {
              setChanged({ ...places, [field]: place });
              setPointing(null);
            }}
          />
          <EntryPanel
            host={host}
            groups={groups}
            chosen={chosen}
            remembered={rule?.linkShape ?? null}
            places={places}
            pointing={pointing}
            isSaved={isRemembered && samePlaces(places, kept)}
            canSave={canSave}
            onChoose={choose}
            onPoint={setPointing}
            onPlaces={setChanged}
            onSave={() => {
              const first = chosen?.anchors[0];
              if (!chosen || !first) return;
              onSave({ host, linkShape: chosen.shape, sample: labelOf(first), fields: places });
              setChanged(null);
            }}
            onForget={() => {
              setPointed(null);
              setChanged(null);
              if (rule) onForget(rule.id);
            }}
          />
        </div>
      );
  }
}

const NO_PLACES: ListingPlaces = {};

function samePlaces(a: ListingPlaces, b: ListingPlaces): boolean {
  return LISTING_FIELDS.every((field) => a[field] === b[field]);
}
