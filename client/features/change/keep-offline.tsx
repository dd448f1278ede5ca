import { ActionIcon } from '@mantine/core';
import { IconCloudCheck, IconCloudDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { setKept, type ShelfKind, useShelf } from '../../offline/shelf.ts';

interface KeepOfflineProps {
  orgId: string;
  kind: ShelfKind;
  /** Which board, lead or view. */
  item: string;
}

/** Asks the device to have this at hand without a network, also when it was not used lately. */
export function KeepOffline({ orgId, kind, item }: KeepOfflineProps) {
  const { t } = useTranslation('shell');
  const isKept = useShelf(orgId).kept[kind].includes(item);
  const label = t(isKept ? 'keepOffline.kept' : 'keepOffline.keep');
  const Icon = isKept ? IconCloudCheck : IconCloudDown;
  return (
    <ActionIcon
      variant="subtle"
      visibleFrom="sm"
      aria-label={t('keepOffline.label')}
      aria-pressed={isKept}
      data-hint={label}
      onClick={() => setKept(orgId, kind, item, !isKept)}
    >
      <Icon size={18} stroke={1.6} />
    </ActionIcon>
  );
}
