import type { Zero } from '@rocicorp/zero';
import { useZero } from '@rocicorp/zero/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../schema/id.ts';
import type { IcpCriteria } from '../../schema/profile/icp.ts';
import { queries } from '../../schema/queries.ts';
import { useServerConfig } from '../api/server-config.ts';
import type { ModelReading } from '../features/request/request-draft.ts';
import { act } from '../offline/act.ts';
import { notify } from '../ui/notify.tsx';
import { useConnection } from '../zero/use-connection.ts';

/** Longer than the worker lets any model take. */
const WAIT_MS = 60_000;

/**
 * Has a model read a request's words, where one is set up and can be reached. Resolves with null when
 * none answered, which has been said by then; a cut network ends the wait.
 */
export function useReading(orgId: string) {
  const { t } = useTranslation('request');
  const zero = useZero();
  const hasModel = useServerConfig()?.llm === true;
  const isOffline = useConnection() === 'offline';
  const [isReading, setReading] = useState(false);
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => {
    if (isOffline) underWay.current?.abort('offline');
  }, [isOffline]);
  useEffect(() => () => underWay.current?.abort('left'), []);

  const read = async (text: string): Promise<ModelReading | null> => {
    const ended = new AbortController();
    underWay.current = ended;
    setReading(true);
    const readingId = newId();
    const { there } = act('request.read', { orgId, id: readingId, text: text.trim() });
    void (async () => {
      if ((await there).kind === 'refused') ended.abort('refused');
    })();
    const until = AbortSignal.any([ended.signal, AbortSignal.timeout(WAIT_MS)]);
    const reading = await whenRead(zero, { orgId, readingId }, until);
    if (ended.signal.reason === 'left') return null;
    setReading(false);
    // Who was refused has been told why.
    if (!reading && ended.signal.reason !== 'refused') {
      notify({ message: t(ended.signal.reason === 'offline' ? 'model.offline' : 'model.failed') });
    }
    return reading;
  };
  return { read: hasModel && !isOffline ? read : null, isReading };
}

/** What the model read; null when none gave an answer, or `until` came first. */
function whenRead(
  zero: Zero,
  of: { orgId: string; readingId: string },
  until: AbortSignal,
): Promise<ModelReading | null> {
  const view = zero.materialize(queries.request.reading(of));
  return new Promise((resolve) => {
    const end = (reading: ModelReading | null) => {
      view.destroy();
      resolve(reading);
    };
    until.addEventListener('abort', () => end(null), { once: true });
    view.addListener((row) => {
      if (row?.state !== 'done' || until.aborted) return;
      const { criteria, wanted, model } = row;
      end(model && criteria ? { criteria: criteria as IcpCriteria, wanted: wanted ?? null } : null);
    });
  });
}
