import { Button } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { IconTarget } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../schema/id.ts';
import { queries } from '../../schema/queries.ts';
import type { RequestRecord } from '../features/request/request-types.ts';
import { act } from '../offline/act.ts';
import { undoAct } from '../offline/undo.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { notify } from '../ui/notify.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';

/** As long as an ideal customer's name may be. */
const MAX_NAME = 80;

/** Makes an ideal customer of what was looked for, by which leads are then scored; or leads to it. */
export function KeepRequest({ request }: { request: RequestRecord }) {
  const { t } = useTranslation('request');
  const { orgId } = useWorkspace();
  const canKeep = useCan('profile.manage');
  const [icps, { type }] = useQuery(queries.icp.list({ orgId }));
  const name = request.text.slice(0, MAX_NAME).trim() || t('history.untitled');
  const kept = icps.find((icp) => icp.name === name);
  const icon = <IconTarget size={16} stroke={1.8} />;
  if (kept) {
    return (
      <LinkButton
        to="/w/$orgId/icps/$icpId"
        params={{ orgId, icpId: kept.id }}
        variant="subtle"
        leftSection={icon}
      >
        {t('request.openKept')}
      </LinkButton>
    );
  }
  if (!canKeep || type !== 'complete') return null;
  const keep = () => {
    const isFirst = icps.length === 0;
    const { criteria } = request;
    const { opId } = act('icp.create', { orgId, id: newId(), name, criteria, weights: {} });
    notify({
      tone: 'good',
      message: t('request.kept'),
      ...(isFirst && { detail: t('request.keptText') }),
      undo: () => void undoAct(opId),
    });
  };
  return (
    <Button variant="default" leftSection={icon} onClick={keep}>
      {t('request.keep')}
    </Button>
  );
}
