import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { live } from '../../../live/live.ts';
import type { LiveStatus } from '../../../live/live-connection.ts';
import { ConsoleBuffer, type KeptLine } from './console-buffer.ts';

export interface CrawlConsole {
  lines: readonly KeptLine[];
  status: LiveStatus;
}

/** What a crawl says while this page is open. Nothing of it is stored anywhere. */
export function useCrawlConsole(orgId: string, taskId: string): CrawlConsole {
  const { t } = useTranslation('crawl');
  const [buffer] = useState(() => new ConsoleBuffer());
  const gap = t('console.gap');

  useEffect(() => {
    let isAgain = false;
    return live.subscribe(orgId, `crawl:${taskId}`, (message) => {
      if (message.type === 'console') buffer.push(message.lines);
      if (message.type !== 'subscribed') return;
      if (isAgain) buffer.push([{ at: Date.now(), level: 'warn', text: gap }]);
      isAgain = true;
    });
  }, [orgId, taskId, buffer, gap]);

  const watchLines = useCallback((told: () => void) => buffer.subscribe(told), [buffer]);
  const lines = useSyncExternalStore(watchLines, () => buffer.lines);
  const status = useSyncExternalStore(watchLive, () => live.statusOf(orgId, `crawl:${taskId}`));
  return { lines, status };
}

function watchLive(told: () => void) {
  return live.watch(told);
}
