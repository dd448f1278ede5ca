import { ActionIcon, Button, Loader } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { IconCloudOff, IconMoodEmpty, IconPlayerStop, IconTrash } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../../schema/queries.ts';
import type { ResultTime } from '../../schema/request/result.ts';
import { usePhoneFormat } from '../ui/phone-format.ts';
import { RequestCriteria } from '../features/request/request-criteria.tsx';
import { isOpen } from '../features/request/request-state.ts';
import type { RequestRecord } from '../features/request/request-types.ts';
import { ResultList } from '../features/request/result-list.tsx';
import { RunStrip } from '../features/request/run-strip.tsx';
import { reasonText } from '../features/score/score-text.ts';
import { daysInWords, hoursInWords } from '../features/verification/clock-words.ts';
import { act } from '../offline/act.ts';
import { undoAct } from '../offline/undo.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { notify } from '../ui/notify.tsx';
import { OfflineState } from '../ui/offline-state.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RecordSkeleton } from '../ui/skeletons.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';
import { KeepRequest } from './keep-request.tsx';
import { useSaveToPipeline } from './use-save-to-pipeline.tsx';

const route = getRouteApi('/app/w/$orgId/find/$requestId');

export function Page(): React.ReactNode {
  const { t } = useTranslation('request');
  const { orgId } = useWorkspace();
  const { requestId } = route.useParams();
  const connection = useConnection();
  const [request, result] = useQuery(queries.request.one({ orgId, requestId }));
  if (request) return <Shown request={request} />;
  const parent = { label: t('title'), to: `/w/${orgId}/find` };
  return (
    <>
      <PageHeader title={t('title')} parent={parent} />
      {result.type === 'complete' ? (
        <EmptyState
          title={t('missing.title')}
          text={t('missing.text')}
          action={
            <LinkButton to="/w/$orgId/find" params={{ orgId }}>
              {t('missing.action')}
            </LinkButton>
          }
        />
      ) : result.type === 'error' ? (
        <ErrorState
          title={t('failed.title')}
          text={t('failed.text', { reason: result.error.message })}
          onRetry={result.retry}
        />
      ) : connection === 'offline' ? (
        <OfflineState what={t('title')} />
      ) : (
        <PageBody width="wide">
          <RecordSkeleton />
        </PageBody>
      )}
    </>
  );
}

function Shown({ request }: { request: RequestRecord }) {
  const { t } = useTranslation('request');
  const { orgId } = useWorkspace();
  const canSearch = useCan('search.run');
  const [results, { type }] = useQuery(queries.request.results({ orgId, requestId: request.id }));
  const { save, dialog } = useSaveToPipeline(orgId);
  const words = { reason: reasonText, phone: usePhoneFormat(), time: useTimeWords() };
  const parent = { label: t('title'), to: `/w/${orgId}/find` };
  const title = request.text || t('history.untitled');
  return (
    <>
      <PageHeader title={title} parent={parent} />
      <PageBody width="wide">
        <RequestCriteria
          criteria={request.criteria}
          acts={canSearch && <Actions request={request} />}
        />
        <RunStrip request={request} />
        {results.length > 0 ? (
          <ResultList orgId={orgId} results={results} words={words} onSave={save} />
        ) : (
          <NoResults request={request} isKnown={type === 'complete'} />
        )}
      </PageBody>
      {dialog}
    </>
  );
}

function NoResults({ request, isKnown }: { request: RequestRecord; isKnown: boolean }) {
  const { t } = useTranslation('request');
  const { orgId } = useWorkspace();
  const canSearch = useCan('search.run');
  const isOffline = useConnection() === 'offline';
  if (isOpen(request.state)) {
    return isOffline && request.state === 'queued' ? (
      <EmptyState
        icon={<IconCloudOff size={24} stroke={1.6} />}
        title={t('offline.title')}
        text={t('offline.text')}
      />
    ) : (
      <EmptyState
        icon={<Loader size={20} aria-hidden="true" />}
        title={t('empty.running')}
        text={t('empty.runningText')}
      />
    );
  }
  if (!isKnown) return null;
  const isFailed = request.state === 'failed';
  return (
    <EmptyState
      icon={<IconMoodEmpty size={24} stroke={1.6} />}
      title={t(isFailed ? 'empty.failedTitle' : 'empty.noneTitle')}
      text={
        isFailed && request.stateReason
          ? `${t(`runReason.${request.stateReason as 'no_key'}`)} ${t('empty.unspent')}`
          : t('empty.noneText')
      }
      action={
        canSearch && (
          <LinkButton to="/w/$orgId/find" params={{ orgId }} search={{ from: request.id }}>
            {t('empty.action')}
          </LinkButton>
        )
      }
    />
  );
}

function Actions({ request }: { request: RequestRecord }) {
  const { t } = useTranslation('request');
  const { orgId } = useWorkspace();
  const navigate = useNavigate();
  const requestId = request.id;
  const remove = () => {
    const { opId } = act('request.delete', { orgId, requestId });
    notify({ message: t('request.deleted'), undo: () => void undoAct(opId) });
    void navigate({ to: '/w/$orgId/find', params: { orgId } });
  };
  return (
    <>
      {isOpen(request.state) && (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={16} stroke={1.8} />}
          onClick={() => void act('request.cancel', { orgId, requestId })}
        >
          {t('request.stop')}
        </Button>
      )}
      <KeepRequest request={request} />
      <LinkButton
        to="/w/$orgId/find"
        params={{ orgId }}
        search={{ from: requestId }}
        variant="default"
      >
        {t('request.again')}
      </LinkButton>
      {!isOpen(request.state) && (
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t('request.delete')}
          title={t('request.delete')}
          onClick={remove}
        >
          <IconTrash size={18} stroke={1.7} />
        </ActionIcon>
      )}
    </>
  );
}

function useTimeWords() {
  const { t } = useTranslation('verification');
  return (time: ResultTime) => {
    const [why] = time.reasons;
    const days = daysInWords(time.weekdays);
    return {
      when: t('bestTime.when', { days, hours: hoursInWords(time) }),
      why: why ? t(`bestTime.why.${why}`) : '',
    };
  };
}
