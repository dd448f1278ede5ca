import { useQuery } from '@rocicorp/zero/react';
import { useEffect, useState } from 'react';
import { queries } from '../../../schema/queries.ts';
import { useOutbox } from '../../offline/use-outbox.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { type Connection, useConnection } from '../../zero/use-connection.ts';

/** How this device's changes stand, the worst news first. */
export type Standing =
  | { kind: 'needs-sign-in' | 'offline' | 'sending' | 'attention'; count: number }
  | { kind: 'forgetful' | 'saved' | 'connecting' | 'connected' };

/** A change that arrives sooner than this is not worth a word. */
const WORTH_TELLING_MS = 800;
const SAVED_MS = 2_500;

export function useStanding(): Standing {
  const { orgId } = useWorkspace();
  const connection = useConnection();
  const { waiting, refused, isForgetful } = useOutbox();
  const [clashes] = useQuery(queries.clash.mine({ orgId }));
  const isLong = useLasting(waiting.length > 0, WORTH_TELLING_MS);
  const isSaved = useAfter(isLong, SAVED_MS);
  return nameStanding({
    connection,
    waiting: waiting.length,
    attention: refused.length + clashes.length,
    isForgetful,
    isLong,
    isSaved,
  });
}

interface Facts {
  connection: Connection;
  waiting: number;
  /** Refused and clashing changes. */
  attention: number;
  isForgetful: boolean;
  /** Something has waited long enough to be told. */
  isLong: boolean;
  /** What had waited has just arrived. */
  isSaved: boolean;
}

export function nameStanding(facts: Facts): Standing {
  const { connection, waiting, attention, isForgetful, isLong, isSaved } = facts;
  if (connection === 'needs-sign-in') return { kind: 'needs-sign-in', count: waiting };
  if (isForgetful && waiting > 0) return { kind: 'forgetful' };
  if (connection === 'offline') return { kind: 'offline', count: waiting };
  if (attention > 0) return { kind: 'attention', count: attention };
  if (isLong && waiting > 0) return { kind: 'sending', count: waiting };
  if (connection === 'connecting') return { kind: 'connecting' };
  return { kind: isSaved ? 'saved' : 'connected' };
}

/** True once `value` has been true for a while. */
function useLasting(value: boolean, forMs: number): boolean {
  const [isLasting, setIsLasting] = useState(false);
  if (!value && isLasting) setIsLasting(false);
  useEffect(() => {
    if (!value) return undefined;
    const timer = setTimeout(() => setIsLasting(true), forMs);
    return () => clearTimeout(timer);
  }, [value, forMs]);
  return value && isLasting;
}

/** True for a while after `value` has ceased to be true. */
function useAfter(value: boolean, forMs: number): boolean {
  const [was, setWas] = useState(value);
  const [isAfter, setIsAfter] = useState(false);
  if (was !== value) {
    setWas(value);
    setIsAfter(was);
  }
  useEffect(() => {
    if (!isAfter) return undefined;
    const timer = setTimeout(() => setIsAfter(false), forMs);
    return () => clearTimeout(timer);
  }, [isAfter, forMs]);
  return isAfter;
}
