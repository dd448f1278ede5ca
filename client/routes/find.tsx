import { useQuery } from '@rocicorp/zero/react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { IconEye } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../schema/id.ts';
import { queries } from '../../schema/queries.ts';
import { defaultSources, type SourceId } from '../../schema/request/sources.ts';
import { Composer } from '../features/request/composer.tsx';
import {
  EMPTY_DRAFT,
  PILLS,
  readDraft,
  type RequestDraft,
  requestStore,
  takeReading,
} from '../features/request/request-draft.ts';
import { RequestList } from '../features/request/request-list.tsx';
import type { RequestRecord } from '../features/request/request-types.ts';
import { act } from '../offline/act.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { TextLink } from '../ui/link-button.tsx';
import { notify } from '../ui/notify.tsx';
import { OfflineState } from '../ui/offline-state.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { CardsSkeleton } from '../ui/skeletons.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';
import type { FindSearch } from './find.route.ts';
import { useReading } from './use-reading.ts';
import { useSources } from './use-sources.ts';

const route = getRouteApi('/app/w/$orgId/find');
const LISTED = 50;

export function Page(): React.ReactNode {
  const { t } = useTranslation('request');
  const { orgId } = useWorkspace();
  const { from }: FindSearch = route.useSearch();
  const canSearch = useCan('search.run');
  const [source, { type }] = useQuery(
    from !== undefined && queries.request.one({ orgId, requestId: from }),
  );
  const isWaiting = from !== undefined && !source && type !== 'complete';
  return (
    <>
      <PageHeader title={t('title')} />
      <PageBody width="wide">
        {!canSearch ? (
          <EmptyState
            icon={<IconEye size={24} stroke={1.6} />}
            title={t('viewer.title')}
            text={t('viewer.text')}
          />
        ) : isWaiting ? (
          <CardsSkeleton cards={2} />
        ) : (
          <NewRequest key={from ?? 'new'} from={source ?? null} />
        )}
        <History orgId={orgId} />
      </PageBody>
    </>
  );
}

function NewRequest({ from }: { from: RequestRecord | null }) {
  const { t } = useTranslation('request');
  const { orgId, balance, hasAccount } = useWorkspace();
  const navigate = useNavigate();
  const connection = useConnection();
  const states = useSources(orgId);
  const canSwitch = useCan('pipeline.manage');
  const canManageKeys = useCan('provider.manage');
  const [setting] = useQuery(queries.request.setting({ orgId }));
  const [store] = useState(() => requestStore(orgId));
  const [draft, setShown] = useState<RequestDraft>(() =>
    from ? draftOf(from) : (store.read() ?? EMPTY_DRAFT),
  );
  const [picked, setPicked] = useState<SourceId[] | null>(from?.sources ?? null);
  const ready = states.filter(({ lacks }) => lacks === null).map(({ id }) => id);
  const chosen = (picked ?? defaultSources(states)).filter((id) => ready.includes(id));

  const latest = useRef(draft);
  const setDraft = (next: RequestDraft) => {
    latest.current = next;
    setShown(next);
    store.write(next);
  };
  const { read, isReading } = useReading(orgId);
  const haveRead = async () => {
    const asked = latest.current;
    const reading = await read?.(asked.text);
    if (reading) setDraft(takeReading(latest.current, asked, reading));
  };

  const ask = () => {
    const { criteria, parsed, wanted } = readDraft(draft);
    const id = newId();
    const isMine = Object.keys(draft.edited).length > 0 && parsed.parts.length === 0;
    const { here, there } = act(
      'request.create',
      {
        orgId,
        id,
        text: draft.text.trim(),
        criteria,
        parsedBy: draft.isByModel ? 'llm' : isMine ? 'person' : 'rules',
        sources: chosen,
        wanted,
      },
      {},
    );
    void (async () => {
      if ((await here).kind === 'refused') return;
      store.clear();
      await navigate({ to: '/w/$orgId/find/$requestId', params: { orgId, requestId: id } });
      if (connection === 'offline') {
        notify({ message: t('offline.title'), detail: t('offline.text') });
      }
      // The words are not lost: a refusal leads back to them, unless others were begun since.
      if ((await there).kind !== 'refused') return;
      if (!store.read()) store.write(draft);
      if (window.location.pathname.endsWith(id)) {
        await navigate({ to: '/w/$orgId/find', params: { orgId } });
      }
    })();
  };
  return (
    <Composer
      draft={draft}
      onDraft={setDraft}
      sources={states}
      chosen={chosen}
      onChoose={setPicked}
      available={hasAccount ? balance : null}
      autoSave={setting?.autoSave ?? false}
      onAutoSave={
        canSwitch ? (autoSave) => void act('request.setAutoSave', { orgId, autoSave }) : null
      }
      onAsk={ask}
      keysLink={
        canManageKeys && (
          <TextLink to="/w/$orgId/settings/providers" params={{ orgId }}>
            {t('sources.enterKeys')}
          </TextLink>
        )
      }
      onRead={read && (() => void haveRead())}
      isReading={isReading}
    />
  );
}

/** What was put to the sources before, whoever had set which part of it right. */
function draftOf({ text, criteria, wanted }: RequestRecord): RequestDraft {
  const edited = Object.fromEntries(PILLS.map((pill) => [pill, criteria[pill] ?? null]));
  return { text, edited, wanted };
}

function History({ orgId }: { orgId: string }) {
  const { t } = useTranslation('request');
  const connection = useConnection();
  const [requests, result] = useQuery(queries.request.list({ orgId, limit: LISTED }));
  if (requests.length > 0) return <RequestList orgId={orgId} requests={requests} />;
  if (result.type === 'error') {
    return (
      <ErrorState
        title={t('failed.title')}
        text={t('failed.text', { reason: result.error.message })}
        onRetry={result.retry}
      />
    );
  }
  if (result.type !== 'complete' && connection === 'offline') {
    return <OfflineState what={t('history.title')} />;
  }
  return null;
}
