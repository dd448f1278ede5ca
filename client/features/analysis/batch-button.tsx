import { Button } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { IconScan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import { formatNumber } from '../../ui/format.ts';

interface BatchButtonProps {
  orgId: string;
  onOpen: (batchId: string) => void;
}

/** The call over many leads that goes on, above the table; nothing while none does. */
export function BatchButton({ orgId, onOpen }: BatchButtonProps) {
  const { t } = useTranslation('analysis');
  const [batches] = useQuery(queries.analysis.batches({ orgId, limit: 3 }));
  const going = batches.find((batch) => batch.finishedAt === null);
  if (!going) return null;
  const done = formatNumber(going.total - going.queued - going.running);
  const total = formatNumber(going.total);
  return (
    <Button
      variant="subtle"
      size="xs"
      leftSection={<IconScan size={15} stroke={1.7} aria-hidden="true" />}
      onClick={() => onOpen(going.id)}
    >
      <span className="q-hidden">{t('batch.openLabel')} </span>
      {done}/{total}
    </Button>
  );
}
