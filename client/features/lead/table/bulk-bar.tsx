import { Button, CloseButton } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCircleDot,
  IconLayoutKanban,
  IconTag,
  IconTrash,
  IconUserPlus,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../ui/format.ts';
import { Keys } from '../../../ui/keys.tsx';
import classes from './bulk-bar.module.css';
import { MoreActsMenu } from './more-acts-menu.tsx';
import type { MoreAct } from '../more-act.ts';
import type { BulkPick } from './pick-dialog.tsx';
import type { SelectMatching } from './use-select-matching.ts';

interface BulkBarProps {
  count: number;
  /** Of so many that are here, */
  loaded: number;
  /** and so many that there are; null when nobody has counted them. */
  total: number | null;
  matching: SelectMatching;
  isBin: boolean;
  canDelete: boolean;
  onPick: (kind: BulkPick) => void;
  /** Onto a pipeline; null for those who may not. */
  onSave: (() => void) | null;
  /** What other features do with leads. */
  moreActs: readonly MoreAct[];
  leadIds: readonly string[];
  onDelete: () => void;
  onRestore: () => void;
  onClear: () => void;
}

const ICON = { size: 15, stroke: 1.7, 'aria-hidden': true } as const;

/** What can be done with the chosen leads. */
export function BulkBar(props: BulkBarProps) {
  const { count, isBin, canDelete, onPick } = props;
  const { t } = useTranslation('lead');
  const more = moreToChoose(props, t);
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('bulk.label')}>
      <output className={classes.count}>
        {t('bulk.chosen', { count, shown: formatNumber(count) })}
      </output>
      {more && (
        <Button variant="subtle" size="xs" onClick={props.matching.gather}>
          {more}
        </Button>
      )}
      <span className={classes.rule} aria-hidden="true" />
      {isBin ? (
        <Button
          variant="subtle"
          size="xs"
          disabled={!canDelete}
          leftSection={<IconArrowBackUp {...ICON} />}
          onClick={props.onRestore}
        >
          {t('bulk.restore')}
        </Button>
      ) : (
        <>
          <Act icon={<IconCircleDot {...ICON} />} keys="s" onClick={() => onPick('status')}>
            {t('bulk.status')}
          </Act>
          <Act icon={<IconUserPlus {...ICON} />} keys="a" onClick={() => onPick('owner')}>
            {t('bulk.owner')}
          </Act>
          <Act icon={<IconTag {...ICON} />} keys="t" onClick={() => onPick('tags')}>
            {t('bulk.tags')}
          </Act>
          {props.onSave && (
            <Act icon={<IconLayoutKanban {...ICON} />} keys="p" onClick={props.onSave}>
              {t('bulk.pipeline')}
            </Act>
          )}
          <MoreActsMenu acts={props.moreActs} leadIds={props.leadIds} />
          {canDelete && (
            <Button
              variant="subtle"
              size="xs"
              color="red"
              leftSection={<IconTrash {...ICON} />}
              onClick={props.onDelete}
            >
              {t('bulk.delete')}
            </Button>
          )}
        </>
      )}
      <CloseButton size="sm" aria-label={t('bulk.clear')} onClick={props.onClear} />
    </div>
  );
}

interface ActProps {
  icon: React.ReactNode;
  keys: string;
  onClick: () => void;
  children: React.ReactNode;
}

function Act({ icon, keys, onClick, children }: ActProps) {
  return (
    <Button
      variant="subtle"
      size="xs"
      leftSection={icon}
      rightSection={<Keys keys={keys} />}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

/** Offered when all loaded leads are chosen and there are more: the words to offer it with. */
function moreToChoose(
  { count, loaded, total, matching }: BulkBarProps,
  t: ReturnType<typeof useTranslation<'lead'>>['t'],
): string | null {
  if (matching.isGathering) return t('bulk.gathering');
  if (count < loaded || total === loaded) return null;
  return total === null ? t('bulk.allMatching') : t('bulk.all', { total: formatNumber(total) });
}
