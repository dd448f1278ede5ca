import '@mantine/spotlight/styles.layer.css';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Command, useRegisteredCommands } from '../../ui/hotkeys.ts';
import { Keys } from '../../ui/keys.tsx';
import { PaletteRecords } from './palette-records.tsx';
import classes from './palette.module.css';
import { rankCommands } from './rank-commands.ts';

interface PaletteProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Everything that can be done from here, and where it is; each act shows its keys. */
export default function Palette({ isOpen, onClose }: PaletteProps) {
  const { t } = useTranslation('shell');
  const [query, setQuery] = useState('');
  const commands = rankCommands(useRegisteredCommands(), query);

  useEffect(() => {
    if (isOpen) spotlight.open();
    else spotlight.close();
  }, [isOpen]);

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      // Locking the page restyles all of it: 13 of the 50 ms in which the palette has to open.
      lockScroll={false}
      scrollable
      maxHeight={420}
      size={600}
      radius="lg"
      title={t('palette.title')}
      transitionProps={{ duration: 60 }}
      classNames={{
        content: classes.content,
        header: 'q-hidden',
        search: classes.search,
        actionsGroup: classes.group,
        actionDescription: classes.description,
        actionSection: classes.section,
      }}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.title')}
        leftSection={<IconSearch size={18} stroke={1.7} />}
      />
      <Spotlight.ActionsList classNames={{ actionsList: classes.list }}>
        {isOpen && <PaletteRecords query={query} />}
        {byGroup(commands).map(([group, members]) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {members.map((command) => (
              <Spotlight.Action
                key={command.id}
                className={classes.action}
                onClick={() => command.run()}
                leftSection={command.icon}
                rightSection={command.keys ? <Keys keys={command.keys} /> : null}
                label={command.label}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {commands.length === 0 && (
          <Spotlight.Empty>{t('palette.nothing', { query })}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function byGroup(commands: Command[]): [group: string, members: Command[]][] {
  return [...Map.groupBy(commands, (command) => command.group)];
}
