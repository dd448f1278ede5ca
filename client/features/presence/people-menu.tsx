import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../live/person.ts';
import { PersonFace } from '../../ui/person-faces.tsx';
import classes from './people-bar.module.css';

interface PeopleMenuProps {
  people: readonly Person[];
  /** How many have no portrait in the bar. */
  beyond: number;
  where: (person: Person) => string;
  hrefOf: (person: Person) => string;
}

/** All of them by name; on a phone the only way to them. */
export default function PeopleMenu({ people, beyond, where, hrefOf }: PeopleMenuProps) {
  const { t } = useTranslation('presence');
  const navigate = useNavigate();
  const [first] = people;
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <button type="button" className={classes.more} data-beyond={beyond > 0 || undefined}>
          {first && (
            <span className={classes.first}>
              <PersonFace person={first} size={24} />
            </span>
          )}
          <span className={classes.count} aria-hidden="true">
            {beyond > 0 && <span className={classes.wide}>+{beyond}</span>}
            {people.length > 1 && <span className={classes.narrow}>{people.length}</span>}
          </span>
          <span className="q-hidden">{t('count', { count: people.length })}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {people.map((person) => (
          <Menu.Item
            key={person.userId}
            leftSection={<PersonFace person={person} size={24} />}
            onClick={() => void navigate({ to: hrefOf(person) })}
          >
            <span className={classes.name}>{person.name}</span>
            <span className={classes.where}>{where(person)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
