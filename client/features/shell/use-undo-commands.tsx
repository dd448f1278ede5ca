import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { redo, undo } from '../../offline/undo.ts';
import type { UndoUnit } from '../../offline/undo-history.ts';
import { useUndoHistory } from '../../offline/use-outbox.ts';
import type { Command } from '../../ui/hotkeys.ts';
import { notify } from '../../ui/notify.tsx';

const TOAST = 'undo';

/** ⌘Z and ⇧⌘Z, on every screen; in a text field they stay the field's own. */
export function useUndoCommands(): Command[] {
  const { t } = useTranslation('shell');
  const { canUndo, canRedo } = useUndoHistory();
  const what = (unit: UndoUnit) =>
    t(`acts.${unit[0]?.name ?? 'other'}` as 'acts.other', { defaultValue: t('acts.other') });
  const group = t('groups.do');

  const back = () => {
    const unit = undo();
    if (!unit) return notify({ id: TOAST, message: t('undo.nothing') });
    notify({ id: TOAST, message: t('undo.undone', { what: what(unit) }) });
  };
  const forth = () => {
    const unit = redo();
    if (!unit) return notify({ id: TOAST, message: t('undo.nothingRedo') });
    notify({ id: TOAST, message: t('undo.redone', { what: what(unit) }) });
  };
  return [
    {
      id: 'undo',
      label: canUndo ? `${t('undo.undo')}: ${what(canUndo)}` : t('undo.undo'),
      group,
      keys: 'mod+z',
      icon: <IconArrowBackUp size={18} stroke={1.6} />,
      run: back,
    },
    {
      id: 'redo',
      label: canRedo ? `${t('undo.redo')}: ${what(canRedo)}` : t('undo.redo'),
      group,
      keys: 'mod+shift+z',
      icon: <IconArrowForwardUp size={18} stroke={1.6} />,
      run: forth,
    },
  ];
}
