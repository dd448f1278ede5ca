import { useTranslation } from 'react-i18next';
import { type Command, useCommands } from '../../../ui/hotkeys.ts';
import { isApple } from '../../../ui/key-chord.ts';
import type { TrailPlace } from '../lead-trail.ts';
import type { HeadPick } from './record-head.tsx';

interface RecordCommands {
  place: TrailPlace | null;
  canEdit: boolean;
  canDelete: boolean;
  isInBin: boolean;
  onGo: (leadId: string) => void;
  onBack: () => void;
  onPick: (pick: HeadPick) => void;
  onNote: () => void;
  /** Null where the lead can't be put on a pipeline. */
  onSave: (() => void) | null;
  onDelete: () => void;
}

/** The keys of the lead page: the same letters as in the table. */
export function useRecordCommands(record: RecordCommands): void {
  const { place, canEdit, canDelete, isInBin, onGo } = record;
  const { t } = useTranslation('lead');
  const group = t('commands.group');
  const command = (id: string, label: string, keys: string, run: () => void): Command => ({
    id: `lead.${id}`,
    label,
    group,
    keys,
    run,
  });
  const { nextId, previousId } = place ?? { nextId: null, previousId: null };
  useCommands([
    ...(nextId ? [command('next', t('commands.next'), 'j', () => onGo(nextId))] : []),
    ...(previousId
      ? [command('previous', t('commands.previous'), 'k', () => onGo(previousId))]
      : []),
    command('back', t('commands.back'), 'escape', record.onBack),
    ...(canEdit
      ? [
          command('note', t('commands.note'), 'n', record.onNote),
          command('status', t('commands.status'), 's', () => record.onPick('status')),
          command('assign', t('commands.assign'), 'a', () => record.onPick('owner')),
          command('tag', t('commands.tag'), 't', () => record.onPick('tags')),
        ]
      : []),
    ...(record.onSave ? [command('pipeline', t('commands.pipeline'), 'p', record.onSave)] : []),
    ...(canDelete
      ? [
          command(
            'delete',
            isInBin ? t('commands.restore') : t('commands.delete'),
            isApple() ? 'backspace' : 'delete',
            record.onDelete,
          ),
        ]
      : []),
  ]);
}
