import { useQuery } from '@rocicorp/zero/react';
import { useEffect, useRef } from 'react';
import { lacksZone } from '../../schema/notice/quiet-hours.ts';
import { queries } from '../../schema/queries.ts';
import { act } from '../offline/act.ts';

/** Tells once where this person's days begin, so that reminders come in their own morning. */
export function useHomeZone(orgId: string): void {
  const [setting, { type }] = useQuery(queries.notice.setting());
  const isTold = useRef(false);
  const isUnknown = type === 'complete' && (!setting || lacksZone(setting));
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    if (!isUnknown || isTold.current || timeZone === 'UTC') return;
    isTold.current = true;
    act('notice.learnZone', { orgId, timeZone }, { isQuiet: true });
  }, [orgId, isUnknown]);
}
