import { IconCheck, IconX } from '@tabler/icons-react';
import { hueOf } from '../../ui/color-names.ts';
import type { Stage } from './pipeline-types.ts';
import classes from './stage-dot.module.css';

/** A stage's colour; won and lost also by a sign, so that colour is never the only carrier. */
export function StageDot({ stage }: { stage: Pick<Stage, 'color' | 'kind'> }) {
  const hue = hueOf(stage.color);
  const style = {
    '--hue': hue ?? 0,
    '--chroma': hue === null ? 0.01 : 0.13,
  } as React.CSSProperties;
  return (
    <span className={classes.dot} data-kind={stage.kind} style={style} aria-hidden="true">
      {stage.kind === 'won' && <IconCheck size={10} stroke={3} />}
      {stage.kind === 'lost' && <IconX size={10} stroke={3} />}
    </span>
  );
}
