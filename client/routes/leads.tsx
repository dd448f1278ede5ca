import { useQuery } from '@rocicorp/zero/react';
import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useMemo } from 'react';
import { queries } from '../../schema/queries.ts';
import type { Shows } from '../../schema/view/table.ts';
import { leadActs } from '../features/lead/lead-acts.ts';
import {
  joinColumns,
  type LeadView,
  toLeadSearch,
  toLeadView,
  toViewColumns,
} from '../features/lead/lead-search.ts';
import { lastVisit, rememberTrail } from '../features/lead/lead-trail.ts';
import { LeadsScreen } from '../features/lead/table/leads-screen.tsx';
import { useColumnLayout } from '../features/lead/table/use-column-layout.ts';
import { useLeadsWindow } from '../features/lead/table/use-leads-window.ts';
import { useLookups } from '../features/lead/use-lookups.ts';
import { rememberUse } from '../offline/shelf.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { ExplainScoreProvider } from '../ui/explain-score.tsx';
import { LeadViews } from './lead-views.tsx';
import { useAnalyse } from './use-analyse.tsx';
import { useEnrich } from './use-enrich.tsx';
import { useExplainScore } from './use-explain-score.tsx';
import { useSaveToPipeline } from './use-save-to-pipeline.tsx';
import { useVerify } from './use-verify.tsx';

const route = getRouteApi('/app/w/$orgId/leads');
const SHOWN_TASKS = 200;
/** Conditions that stood this long are what the person wanted to see. */
const SETTLED_MS = 10_000;

export function Page(): React.ReactNode {
  const { orgId } = useWorkspace();
  return <LeadsPage key={orgId} />;
}

function LeadsPage() {
  const { orgId, leadCount } = useWorkspace();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { href } = useLocation();
  // A phone's list has no headings.
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const asked = useMemo(() => toLeadView(search), [search]);
  const view = useMemo(
    () => (isPhone ? { ...asked, sort: { ...asked.sort, group: undefined } } : asked),
    [asked, isPhone],
  );
  const window = useLeadsWindow(orgId, view);
  const lookups = useLookups(orgId);
  const [tasks] = useQuery(queries.crawl.tasks({ orgId, limit: SHOWN_TASKS }));
  const acts = useMemo(() => leadActs(orgId), [orgId]);
  const { save, dialog } = useSaveToPipeline(orgId);
  const { explain, popover } = useExplainScore(orgId);
  const verify = useVerify(orgId);
  const analyse = useAnalyse(orgId);
  const enrich = useEnrich(orgId);

  useEffect(() => {
    const { search: typed, rules } = view.filter;
    if (typed) return undefined;
    // Conditions are views by the dozen while they are being written.
    const remember = () => rememberUse(orgId, 'view', JSON.stringify(view));
    const timer = setTimeout(remember, rules ? SETTLED_MS : 0);
    return () => clearTimeout(timer);
  }, [orgId, view]);

  const here = { to: '/w/$orgId/leads', params: { orgId } } as const;
  const columns = useColumnLayout({
    orgId,
    asked: search.cols,
    onAsk: (next) =>
      void navigate({
        ...here,
        search: (before) => ({ ...before, cols: next && joinColumns(next) }),
        replace: true,
      }),
  });
  const show = (next: Shows, { typed = false } = {}) =>
    void navigate({ ...here, search: toLeadSearch(next, next.columns), replace: typed });
  const showLeads = (next: LeadView, options?: { typed?: boolean }) =>
    show({ ...next, columns: toViewColumns(search.cols) }, options);
  const open = (leadId: string, order: readonly string[]) => {
    rememberTrail({ orgId, leadIds: order, href });
    void navigate({ to: '/w/$orgId/leads/$leadId', params: { orgId, leadId } });
  };
  return (
    <ExplainScoreProvider value={explain}>
      <LeadsScreen
        orgId={orgId}
        view={view}
        onView={showLeads}
        columns={columns}
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
            <LeadViews
              view={view}
              asked={asked}
              columns={columns}
              cols={search.cols}
              onShow={show}
            />
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
