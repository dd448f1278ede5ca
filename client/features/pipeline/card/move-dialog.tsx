import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../ui/format.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { type BoardGround, inShownOrder } from '../board/board-moves.ts';
import { placesFor } from '../board/board-model.ts';
import type { Pipeline } from '../pipeline-types.ts';
import { StageDot } from '../stage-dot.tsx';
import classes from './deal-sheet.module.css';

interface MoveDialogProps {
  dealIds: readonly string[];
  ground: React.RefObject<BoardGround>;
  pipeline: Pipeline;
  onClose: () => void;
}

/** Where to, without a drag: for one hand on a phone, and for the keyboard. */
export function MoveDialog({ dealIds, ground, pipeline, onClose }: MoveDialogProps) {
  const { t } = useTranslation('pipeline');
  const move = (stageId: string) => {
    const { acts, columns, store } = ground.current;
    const ids = inShownOrder(ground.current, dealIds);
    const positions = placesFor(columns.get(stageId) ?? [], ids, null);
    void acts.move(ids, stageId, { positions });
    store.wantFocus();
    onClose();
  };
  return (
    <Dialog title={t('move.title', { count: dealIds.length })} isOpen onClose={onClose} size="xs">
      <div className={classes.places}>
        {pipeline.stages.map((stage) => (
          <button
            key={stage.id}
            type="button"
            className={classes.stage}
            onClick={() => move(stage.id)}
          >
            <StageDot stage={stage} />
            <span className={classes.stageName}>{stage.name}</span>
            <span className={classes.stageCount}>
              {formatNumber(ground.current.columns.get(stage.id)?.length ?? 0)}
            </span>
          </button>
        ))}
      </div>
    </Dialog>
  );
}
