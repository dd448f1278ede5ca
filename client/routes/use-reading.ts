import { useQuery } from '@rocicorp/zero/react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../schema/id.ts';
import type { IcpCriteria } from '../../schema/profile/icp.ts';
import { queries } from '../../schema/queries.ts';
import { useServerConfig } from '../api/server-config.ts';
import { act } from '../offline/act.ts';
import { notify } from '../ui/notify.tsx';
import { useConnection } from '../zero/use-connection.ts';

/** Has a model read a request's words, where one is set up and can be reached. */
export function useReading(
  orgId: string,
  onRead: (criteria: IcpCriteria, wanted: number | null) => void,
) {
  const { t } = useTranslation('request');
  const hasModel = useServerConfig()?.llm === true;
  const isOffline = useConnection() === 'offline';
  const [readingId, setReadingId] = useState<string | null>(null);
  const [reading] = useQuery(readingId !== null && queries.request.reading({ orgId, readingId }));
  const isDone = reading?.state === 'done';

  const take = useEffectEvent(() => {
    if (!reading) return;
    setReadingId(null);
    if (reading.model === null || !reading.criteria) notify({ message: t('model.failed') });
    else onRead(reading.criteria, reading.wanted ?? null);
  });
  useEffect(() => {
    if (isDone) take();
  }, [isDone]);

  const read = (text: string) => {
    const id = newId();
    setReadingId(id);
    void act('request.read', { orgId, id, text: text.trim() }).there.then((outcome) => {
      if (outcome.kind === 'refused') setReadingId(null);
    });
  };
  return { read: hasModel && !isOffline ? read : null, isReading: readingId !== null };
}
