import { useQuery } from '@rocicorp/zero/react';
import { IconEye } from '@tabler/icons-react';
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../schema/id.ts';
import { queries } from '../../schema/queries.ts';
import { useServerConfig } from '../api/server-config.ts';
import type { CrawlTask } from '../features/crawl/crawl-types.ts';
import { draftOf } from '../features/crawl/draft/crawl-draft.ts';
import { CrawlFormPage, type NewCrawl } from '../features/crawl/form/crawl-form-page.tsx';
import { act, type Outcome } from '../offline/act.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { notify } from '../ui/notify.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { CardsSkeleton } from '../ui/skeletons.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';
import type { CrawlNewSearch } from './crawl-new.route.ts';

const route = getRouteApi('/app/w/$orgId/crawls/new');

export function Page(): React.ReactNode {
  const { t } = useTranslation('crawl');
  const { orgId } = useWorkspace();
  const canRun = useCan('crawl.run');
  const { from }: CrawlNewSearch = route.useSearch();
  const [task, { type }] = useQuery(
    from !== undefined && queries.crawl.task({ orgId, taskId: from }),
  );
  const sampleUrl = useServerConfig()?.demo?.startUrl ?? null;
  const onCreate = useCreateCrawl(task);

  // Where “Start crawl” leads: at hand before the click.
  useEffect(() => void import('./crawl.tsx'), []);

  const isDraft = task?.state === 'draft';
  const title = task ? t(isDraft ? 'form.editTitle' : 'form.cloneTitle', task) : t('form.title');
  const isWaiting = from !== undefined && !task && type !== 'complete';
  return (
    <>
      <PageHeader title={title} parent={{ label: t('title'), to: `/w/${orgId}/crawls` }} />
      {!canRun ? (
        <EmptyState
          icon={<IconEye size={24} stroke={1.6} />}
          title={t('form.viewerTitle')}
          text={t('form.viewer')}
        />
      ) : isWaiting ? (
        <PageBody width="wide">
          <CardsSkeleton />
        </PageBody>
      ) : (
        <CrawlFormPage
          key={from ?? 'new'}
          from={task ? { taskId: task.id, draft: draftOf(task) } : undefined}
          sampleUrl={sampleUrl}
          onCreate={onCreate}
        />
      )}
    </>
  );
}

/**
 * Makes the crawl, or changes the draft, on the device and goes to it at once; the server's word comes later. If that is
 * no, the person is back on the form, with everything still in it.
 */
function useCreateCrawl(source: CrawlTask | undefined) {
  const { t } = useTranslation('crawl');
  const { orgId } = useWorkspace();
  const connection = useConnection();
  const navigate = useNavigate();
  const router = useRouter();

  return (crawl: NewCrawl, restore: () => void) => {
    const draftId = source?.state === 'draft' ? source.id : null;
    const taskId = draftId ?? newId();
    const page = { to: '/w/$orgId/crawls/$taskId', params: { orgId, taskId } } as const;
    const { here, there } = draftId
      ? act('crawl.update', { orgId, taskId, ...crawl }, { isQuiet: true })
      : act('crawl.create', { orgId, id: taskId, ...crawl }, { isQuiet: true });
    const refuse = (outcome: Outcome) => {
      if (outcome.kind !== 'refused') return false;
      restore();
      const reason = asSentence(outcome.refusal.message);
      notify({
        tone: 'bad',
        message: t(crawl.start ? 'form.refusedTitle' : 'form.changesRefusedTitle'),
        detail: t('form.refusedText', { reason }),
      });
      return true;
    };
    void (async () => {
      if (refuse(await here)) return;
      await navigate(crawl.start ? page : { to: '/w/$orgId/crawls', params: { orgId } });
      if (!crawl.start) notify({ tone: 'good', message: t('form.draftSaved') });
      else if (connection === 'offline') {
        notify({ message: t('form.offlineTitle'), detail: t('form.offlineText') });
      }
      if (!refuse(await there)) return;
      const isStillThere = router.state.location.pathname.endsWith(`/crawls/${taskId}`);
      const search = source ? { from: source.id } : {};
      if (isStillThere) await navigate({ to: '/w/$orgId/crawls/new', params: { orgId }, search });
    })();
  };
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
