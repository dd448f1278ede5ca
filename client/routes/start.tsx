import { getRouteApi, Navigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { addToDraft, openFileDraft } from '../features/crawl/draft/prefill-draft.ts';
import { AwayPage } from '../features/shell/missing-workspace.tsx';
import { sharedUrl } from '../pwa/shared-url.ts';
import { PageLoading } from '../ui/page-loading.tsx';
import { lastWorkspaceId } from '../workspace/last-workspace.ts';
import { useMemberships } from '../workspace/memberships.ts';
import { useConnection } from '../zero/use-connection.ts';
import { START_PLACES, type StartSearch } from './start-places.ts';

const route = getRouteApi('/app/start');

export function Page(): React.ReactNode {
  const { memberships, isComplete } = useMemberships();
  const search = route.useSearch();
  const connection = useConnection();
  const last = memberships.find((m) => m.orgId === lastWorkspaceId()) ?? memberships[0];
  if (last) return <Onward orgId={last.orgId} search={search} />;
  if (isComplete) return <Navigate to="/welcome" replace />;
  return connection === 'offline' ? <AwayPage /> : <PageLoading />;
}

/** Leaves no step behind: going back from there leaves the app. */
function Onward({ orgId, search }: { orgId: string; search: StartSearch }) {
  const { history } = useRouter();
  useEffect(() => history.replace(findPlace(orgId, search)), [history, orgId, search]);
  return <PageLoading />;
}

function findPlace(orgId: string, search: StartSearch): string {
  const url = sharedUrl(search);
  if (url) addToDraft(orgId, url);
  if (search.to === 'file') openFileDraft(orgId);
  const isShared = search.url ?? search.text ?? search.title;
  const place = search.to ?? (isShared ? 'crawl' : 'leads');
  return `/w/${orgId}${START_PLACES[place]}`;
}
