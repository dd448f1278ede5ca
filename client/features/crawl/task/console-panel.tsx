import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { memo, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTaskActive, type TaskState } from '../../../../schema/source/state.ts';
import { StatusDot } from '../../../ui/status.tsx';
import type { Tone } from '../../../ui/tone.ts';
import type { LiveStatus } from '../../../live/live-connection.ts';
import { readConsoleLine } from '../words/console-words.ts';
import type { KeptLine } from './console-buffer.ts';
import classes from './console-panel.module.css';
import type { CrawlConsole } from './use-crawl-console.ts';

const STATUS_TONE: Record<LiveStatus, Tone> = {
  off: 'neutral',
  connecting: 'neutral',
  live: 'good',
  retrying: 'warn',
  refused: 'bad',
  'signed-out': 'warn',
};

/** Within this many pixels of the end a person is reading the newest. */
const NEAR_END_PX = 24;

interface ConsolePanelProps {
  console: CrawlConsole;
  state: TaskState;
}

/**
 * The crawler's own words as they come. It follows the newest line until somebody scrolls up.
 * Screen readers find it as a log, but it does not speak by itself: two dozen lines a second would
 * drown everything else, and the progress above announces what matters.
 */
export function ConsolePanel({ console: { lines, status }, state }: ConsolePanelProps) {
  const { t } = useTranslation('crawl');
  const titleId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [isFollowing, setIsFollowing] = useState(true);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && isFollowing && lines.length > 0) element.scrollTop = element.scrollHeight;
  }, [lines, isFollowing]);

  // Being connected means nothing once there is nothing to hear.
  const isTold = status !== 'live' || isTaskActive(state);
  const notice = (event: React.UIEvent<HTMLDivElement>) => {
    const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
    setIsFollowing(scrollHeight - scrollTop - clientHeight < NEAR_END_PX);
  };
  return (
    <section className={classes.panel} aria-labelledby={titleId}>
      <header className={classes.head}>
        <h2 id={titleId} className={classes.title}>
          {t('console.title')}
        </h2>
        {isTold && (
          <StatusDot tone={STATUS_TONE[status]} live={status === 'live' && state === 'running'}>
            {t(`console.status.${status}`)}
          </StatusDot>
        )}
      </header>
      <div
        ref={scroller}
        className={classes.lines}
        role="log"
        aria-live="off"
        aria-label={t('console.label')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
        tabIndex={0}
        onScroll={notice}
      >
        {lines.length === 0 && (
          <p className={classes.nothing}>{t(`console.${nothingWords(state)}`)}</p>
        )}
        {lines.map((line) => (
          <ConsoleRow key={line.key} line={line} />
        ))}
      </div>
      {!isFollowing && (
        <Button
          size="xs"
          className={classes.newest}
          leftSection={<IconArrowDown size={14} stroke={2} />}
          onClick={() => setIsFollowing(true)}
        >
          {t('console.newest')}
        </Button>
      )}
    </section>
  );
}

const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const ConsoleRow = memo(function ConsoleRow({ line }: { line: KeptLine }) {
  const { t } = useTranslation('crawl');
  const { kind, text } = readConsoleLine(line.text);
  return (
    <div className={classes.line} data-level={line.level}>
      <time className={classes.time} dateTime={new Date(line.at).toISOString()}>
        {clock.format(line.at)}
      </time>
      <span className={classes.words}>
        {kind && t(`kind.${kind}.label`)}
        {kind && text && ': '}
        {text}
        {line.url && (
          <span className={classes.url} title={line.url}>
            {line.url.replace(/^https?:\/\//, '')}
          </span>
        )}
      </span>
    </div>
  );
});

function nothingWords(state: TaskState): 'waiting' | 'queued' | 'paused' | 'ended' {
  if (state === 'running') return 'waiting';
  if (state === 'queued' || state === 'draft') return 'queued';
  return state === 'paused' ? 'paused' : 'ended';
}
