import { Menu, UnstyledButton } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../ui/avatar.tsx';
import type { Person } from './todo-types.ts';
import classes from './todo.module.css';

interface AssigneeMenuProps {
  assigneeId: string | null;
  people: ReadonlyMap<string, Person>;
  onPick: (assigneeId: string | null) => void;
}

/** Who is to do it, as a portrait; a click offers everybody. */
export function AssigneeMenu({ assigneeId, people, onPick }: AssigneeMenuProps) {
  const { t } = useTranslation('todo');
  const assignee = assigneeId ? people.get(assigneeId) : undefined;
  const name = assignee?.profile?.name ?? t('who.nobody');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton
          className={classes.who}
          aria-label={`${t('who.label')}: ${name}`}
          title={name}
        >
          <Portrait person={assignee} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {[...people.values()].map((person) => (
          <Menu.Item
            key={person.userId}
            leftSection={<Portrait person={person} />}
            onClick={() => onPick(person.userId)}
          >
            {person.profile?.name}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<Portrait person={undefined} />} onClick={() => onPick(null)}>
          {t('who.nobody')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Portrait({ person }: { person: Person | undefined }) {
  if (!person?.profile) return <IconUserOff size={18} stroke={1.6} aria-hidden="true" />;
  const { name, image } = person.profile;
  return <Avatar name={name} seed={person.userId} size={20} image={image} />;
}
