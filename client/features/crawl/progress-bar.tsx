import type { TaskState } from '../../../schema/source/state.ts';
import classes from './progress-bar.module.css';
import { STATE_TONE } from './words/task-words.ts';

interface ProgressBarProps {
  /** 0 to 100. */
  percent: number;
  state: TaskState;
  label: string;
  size?: 'row' | 'page';
}

export function ProgressBar({ percent, state, label, size = 'row' }: ProgressBarProps) {
  const shown = Math.max(0, Math.min(100, Math.round(percent)));
  return (
    <div
      className={classes.track}
      data-size={size}
      data-tone={STATE_TONE[state]}
      data-waiting={state === 'queued' || undefined}
    >
      <progress className="q-hidden" max={100} value={shown} aria-label={label} />
      <div className={classes.fill} style={{ transform: `scaleX(${shown / 100})` }} />
    </div>
  );
}
