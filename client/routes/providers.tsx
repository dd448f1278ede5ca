import { useQuery } from '@rocicorp/zero/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { isAppError } from '../../schema/app-error.ts';
import { queries } from '../../schema/queries.ts';
import { callApi } from '../api/call-api.ts';
import { ModeCard } from '../features/enrichment/mode-card.tsx';
import { ProviderSettings } from '../features/enrichment/provider-settings.tsx';
import { type ProviderView, viewProviders } from '../features/enrichment/provider-view.ts';
import { useSharedKeys } from '../features/enrichment/use-shared-keys.ts';
import { act } from '../offline/act.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { notify } from '../ui/notify.tsx';
import { OfflineState } from '../ui/offline-state.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { CardsSkeleton } from '../ui/skeletons.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';

export function Page(): React.ReactNode {
  const { t } = useTranslation('enrichment');
  const { orgId } = useWorkspace();
  const parent = { label: t('providers.settings'), to: `/w/${orgId}/settings` };
  return (
    <>
      <PageHeader title={t('providers.title')} parent={parent} />
      <PageBody width="read">
        <Providers orgId={orgId} />
      </PageBody>
    </>
  );
}

function Providers({ orgId }: { orgId: string }) {
  const { t } = useTranslation('enrichment');
  const canManage = useCan('provider.manage');
  const isOffline = useConnection() === 'offline';
  const shared = useSharedKeys(orgId);
  const [setting, settingResult] = useQuery(queries.enrichment.setting({ orgId }));
  const [keys, keysResult] = useQuery(queries.provider.keys({ orgId }));
  const [health] = useQuery(queries.provider.health({ orgId }));
  const [leaving, setLeaving] = useState<ProviderView | null>(null);

  if (keysResult.type === 'error' || settingResult.type === 'error') {
    const { title, text } = { title: t('providers.title'), text: t('reason.failed') };
    const retry = () => {
      if (keysResult.type === 'error') keysResult.retry();
      if (settingResult.type === 'error') settingResult.retry();
    };
    return <ErrorState title={title} text={text} onRetry={retry} />;
  }
  if (keysResult.type === 'unknown' && keys.length === 0 && !setting) {
    return isOffline ? <OfflineState what={t('providers.title')} /> : <CardsSkeleton />;
  }
  const configure = (input: Omit<Parameters<typeof act<'enrichment.configure'>>[1], 'orgId'>) =>
    void act('enrichment.configure', { orgId, ...input });
  const remove = async () => {
    if (!leaving) return;
    const problem = await changeKey(orgId, leaving.id, 'DELETE');
    const { name } = leaving;
    notify(
      problem
        ? { tone: 'bad', message: problem }
        : { tone: 'good', message: t('providers.removed', { name }) },
    );
  };
  return (
    <>
      <ModeCard
        mode={setting?.mode ?? 'waterfall'}
        autoKeyless={setting?.autoKeyless ?? true}
        canManage={canManage}
        onMode={(mode) => configure({ mode })}
        onAuto={(autoKeyless) => configure({ autoKeyless })}
      />
      <ProviderSettings
        {...viewProviders({ chosen: setting?.providers, keys, shared, health })}
        canManage={canManage}
        isOffline={isOffline}
        onOrder={(providers) => configure({ providers })}
        onSave={async ({ id, name }, key) => {
          const problem = await changeKey(orgId, id, 'PUT', key);
          if (!problem) notify({ tone: 'good', message: t('providers.saved', { name }) });
          return problem;
        }}
        onRemove={setLeaving}
      />
      <ConfirmDialog
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        onConfirm={() => void remove()}
        title={t('providers.removeTitle', { name: leaving?.name ?? '' })}
        text={t('providers.removeText', { name: leaving?.name ?? '' })}
        action={t('providers.remove')}
      />
    </>
  );
}

/** Sets or removes a key on the server. Returns why that failed; null when it is done. */
async function changeKey(
  orgId: string,
  provider: string,
  method: 'PUT' | 'DELETE',
  key?: string,
): Promise<string | null> {
  const path = `/api/orgs/${encodeURIComponent(orgId)}/providers/${provider}/key` as const;
  try {
    await callApi(path, z.object({}), { method, ...(key ? { body: { key } } : {}) });
    return null;
  } catch (error) {
    if (isAppError(error)) return error.message;
    throw error;
  }
}
