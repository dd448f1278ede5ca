import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { useRegisteredCommands } from '../../ui/hotkeys.ts';
import { Keys } from '../../ui/keys.tsx';
import classes from './keys-dialog.module.css';

interface KeysDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** The keys of this screen, the screen's own first. */
export default function KeysDialog({ isOpen, onClose }: KeysDialogProps) {
  const { t } = useTranslation('shell');
  const withKeys = useRegisteredCommands().filter((command) => command.keys);
  const groups = [...Map.groupBy(withKeys, (command) => command.group)];
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('keys.title')} size="md">
      {groups.map(([group, commands]) => (
        <section key={group} className={classes.group}>
          <h3 className={classes.title}>{group}</h3>
          <dl className={classes.list}>
            {commands.map((command) => (
              <div key={command.id} className={classes.row}>
                <dt>{command.label}</dt>
                <dd className={classes.keys}>
                  <Keys keys={command.keys ?? ''} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
