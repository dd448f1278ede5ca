import { ActionIcon, Menu, NativeSelect } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  MAX_BOARD_DEALS,
  STAGE_KINDS,
  type StageKind,
} from '../../../../schema/pipeline/fields.ts';
import { COLOR_NAMES, type ColorName } from '../../../ui/color-names.ts';
import { DraftInput } from '../card/draft-input.tsx';
import type { PipelineActs } from '../pipeline-acts.ts';
import type { Stage } from '../pipeline-types.ts';
import { StageDot } from '../stage-dot.tsx';
import classes from './stage-editor.module.css';

interface StageRowProps {
  stage: Stage;
  acts: PipelineActs;
  /** Null where it can't go further. */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onDelete: (() => void) | null;
}

const ICON = { size: 16, stroke: 1.7 } as const;
const COLORS = Object.keys(COLOR_NAMES) as ColorName[];
const never = () => true;

/** One stage: colour, name, what it means, how many deals it takes, and its place. */
export function StageRow({ stage, acts, onUp, onDown, onDelete }: StageRowProps) {
  const { t } = useTranslation('pipeline');
  const of = { stage: stage.name };
  const saveLimit = (text: string) => {
    const limit = text.trim() ? Number(text) : null;
    const isFit =
      limit === null || (Number.isInteger(limit) && limit >= 1 && limit <= MAX_BOARD_DEALS);
    if (!isFit) return t('stages.limitProblem');
    acts.updateStage(stage.id, { cardLimit: limit });
    return null;
  };
  return (
    <li className={classes.row}>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t('stages.color', of)}>
            <StageDot stage={stage} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {COLORS.map((color) => (
            <Menu.Item
              key={color}
              leftSection={<StageDot stage={{ color, kind: 'open' }} />}
              onClick={() => acts.updateStage(stage.id, { color })}
            >
              {t(`colors.${color}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <DraftInput
        className={classes.name}
        aria-label={t('stages.name', of)}
        maxLength={60}
        value={stage.name}
        isOwn={never}
        onCommit={(text) => {
          if (!text.trim()) return t('stages.nameProblem');
          acts.updateStage(stage.id, { name: text.trim() });
          return null;
        }}
      />
      <NativeSelect
        className={classes.kind}
        aria-label={t('stages.kind', of)}
        value={stage.kind}
        data={STAGE_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        onChange={(event) =>
          acts.updateStage(stage.id, { kind: event.currentTarget.value as StageKind })
        }
      />
      <DraftInput
        className={classes.limit}
        aria-label={t('stages.limit', of)}
        placeholder={t('stages.noLimit')}
        inputMode="numeric"
        value={stage.cardLimit === null ? '' : String(stage.cardLimit)}
        isOwn={never}
        onCommit={saveLimit}
      />
      <span className={classes.steps}>
        <ActionIcon
          variant="subtle"
          disabled={!onUp}
          aria-label={t('stages.up', of)}
          onClick={() => onUp?.()}
        >
          <IconChevronUp {...ICON} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          disabled={!onDown}
          aria-label={t('stages.down', of)}
          onClick={() => onDown?.()}
        >
          <IconChevronDown {...ICON} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          disabled={!onDelete}
          aria-label={t('stages.delete', of)}
          onClick={() => onDelete?.()}
        >
          <IconTrash {...ICON} />
        </ActionIcon>
      </span>
    </li>
  );
}
