import type { Zero } from '@rocicorp/zero';
import { useZero } from '@rocicorp/zero/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../schema/id.ts';
import type { IcpCriteria } from '../../schema/profile/icp.ts';
import { queries } from '../../schema/queries.ts';
import { useServerConfig } from '../api/server-config.ts';
import { act } from '../offline/act.ts';
import { notify } from '../ui/notify.tsx';
import { useConnection } from '../zero/use-connection.ts';

interface Reading {
  criteria: IcpCriteria;
  wanted: number | null;
}

/** Longer than the worker lets any model take. */
const WAIT_MS = 60_000;

/** Has a model read a request's words, where one is set up and can be reached. */
export function useReading(orgId: string, onRead: (reading: Reading) => void) {
  const { t } = useTranslation('request');
  const zero = useZero();
  const hasModel = useServerConfig()?.llm === true;
  const isOffline = useConnection() === 'offline';
  const [isReading, setReading] = useState(false);

  const read = async (text: string) => {
    setReading(true);
    const readingId = newId();
    const outcome = await act('request.read', { orgId, id: readingId, text: text.trim() }).there;
    const reading = outcome.kind === 'refused' ? null : await whenRead(zero, orgId, readingId);
    setReading(false);
    if (reading) onRead(reading);
    else if (outcome.kind !== 'refused') notify({ message: t('model.failed') });
  };
  return { read: hasModel && !isOffline ? read : null, isReading };
}

/** What the model read; null when none gave an answer. */
function whenRead(zero: Zero, orgId: string, readingId: string): Promise<Reading | null> {
  const view = zero.materialize(queries.request.reading({ orgId, readingId }));
  return new Promise((resolve) => {
    const end = (reading: Reading | null) => {
      clearTimeout(timer);
      view.destroy();
      resolve(reading);
    };
    const timer = setTimeout(() => end(null), WAIT_MS);
    view.addListener((row) => {
      if (row?.state !== 'done') return;
      const { criteria, wanted, model } = row;
      end(model && criteria ? { criteria: criteria as IcpCriteria, wanted: wanted ?? null } : null);
    });
  });
}
