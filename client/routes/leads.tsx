import { useQuery } from '@rocicorp/zero/react';
import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { queries } from '../../schema/queries.ts';
import { useSession } from '../auth/session.ts';
import { KeepOffline } from '../features/change/keep-offline.tsx';
import { leadActs } from '../features/lead/lead-acts.ts';
import { toLeadSearch, toLeadView, type LeadView } from '../features/lead/lead-search.ts';
import { lastVisit, rememberTrail } from '../features/lead/lead-trail.ts';
import { LeadsScreen } from '../features/lead/table/leads-screen.tsx';
import { useLeadsWindow } from '../features/lead/table/use-leads-window.ts';
import { useLookups } from '../features/lead/use-lookups.ts';
import { SavedViews } from '../features/view/saved-views.tsx';
import { rememberUse } from '../offline/shelf.ts';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';
import { ExplainScoreProvider } from '../ui/explain-score.tsx';
import { useAnalyse } from './use-analyse.tsx';
import { useEnrich } from './use-enrich.tsx';
import { useExplainScore } from './use-explain-score.tsx';
import { useSaveToPipeline } from './use-save-to-pipeline.tsx';
import { useVerify } from './use-verify.tsx';

const route = getRouteApi('/app/w/$orgId/leads');
const SHOWN_TASKS = 200;

export function Page(): React.ReactNode {
  const { orgId, leadCount, role } = useWorkspace();
  const session = useSession();
  const userId = session.status === 'signed-in' ? session.user.id : '';
  const canSaveView = useCan('view.manage');
  const search = route.useSearch();
  const navigate = useNavigate();
  const { href } = useLocation();
  const view = useMemo(() => toLeadView(search), [search]);
  const window = useLeadsWindow(orgId, view);
  const lookups = useLookups(orgId);
  const [tasks] = useQuery(queries.crawl.tasks({ orgId, limit: SHOWN_TASKS }));
  const [views] = useQuery(queries.view.list({ orgId }));
  const [openViewId, setOpenViewId] = useState<string | null>(null);
  const acts = useMemo(() => leadActs(orgId), [orgId]);
  const { save, dialog } = useSaveToPipeline(orgId);
  const { explain, popover } = useExplainScore(orgId);
  const verify = useVerify(orgId);
  const analyse = useAnalyse(orgId);
  const enrich = useEnrich(orgId);

  useEffect(() => {
    if (!view.filter.search) rememberUse(orgId, 'view', JSON.stringify(view));
  }, [orgId, view]);

  const show = (next: LeadView, { typed = false } = {}) =>
    void navigate({
      to: '/w/$orgId/leads',
      params: { orgId },
      search: toLeadSearch(next),
      replace: typed,
    });
  const open = (leadId: string, order: readonly string[]) => {
    rememberTrail({ orgId, leadIds: order, href });
    void navigate({ to: '/w/$orgId/leads/$leadId', params: { orgId, leadId } });
  };
  return (
    <ExplainScoreProvider value={explain}>
      <LeadsScreen
        key={orgId}
        orgId={orgId}
        view={view}
        onView={show}
        window={window}
        lookups={lookups}
        tasks={tasks}
        leadCount={leadCount}
        acts={acts}
        lastLeadId={lastVisit(orgId)}
        hrefOf={(leadId) => `/w/${orgId}/leads/${leadId}`}
        onOpen={open}
        onSave={save}
        moreActs={[verify, enrich.act, analyse.act].filter((act) => act !== null)}
        tools={
          <>
            {enrich.progress}
            {analyse.progress}
            <SavedViews
              orgId={orgId}
              userId={userId}
              views={views}
              shown={view}
              openId={openViewId}
              onOpen={({ id, shows }) => {
                setOpenViewId(id);
                show(shows);
              }}
              canSave={canSaveView}
              isAdmin={role === 'admin'}
            />
            <KeepOffline orgId={orgId} kind="view" item={JSON.stringify(view)} />
          </>
        }
      />
      {popover}
      {dialog}
      {analyse.dialog}
      {enrich.dialog}
    </ExplainScoreProvider>
  );
}
