import { Menu, Tooltip } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hrefOfPlace } from '../../live/place.ts';
import type { Person } from '../../live/person.ts';
import { PersonFace } from '../../ui/person-faces.tsx';
import classes from './people-bar.module.css';
import { nearestFirst, useWhere } from './where.ts';

interface PeopleBarProps {
  orgId: string;
  people: readonly Person[];
  /** Where I am. */
  place: string | null;
  /** What is shown may be out of date. */
  isFaded: boolean;
}

/** As many portraits as the bar has room for beside its other things. */
const SHOWN = 4;

/** Who else is in the workspace; a click on somebody goes where they are. */
export function PeopleBar({ orgId, people, place, isFaded }: PeopleBarProps) {
  const { t } = useTranslation('presence');
  const where = useWhere(place);
  if (people.length === 0) return null;
  const sorted = nearestFirst(people, place);
  const shown = sorted.length > SHOWN ? sorted.slice(0, SHOWN - 1) : sorted;
  const hrefOf = ({ spots }: Person) => hrefOfPlace(orgId, spots[0]?.place ?? 'leads');
  return (
    <section className={classes.bar} aria-label={t('people')} data-faded={isFaded || undefined}>
      <ul className={classes.faces}>
        {shown.map((person) => (
          <li key={person.userId} className={classes.place}>
            <Tooltip
              label={isFaded ? t('faded') : `${person.name} · ${where(person)}`}
              events={{ hover: true, focus: true, touch: false }}
            >
              <Link
                to={hrefOf(person)}
                className={classes.link}
                data-near={where(person) === t('with') || undefined}
              >
                <PersonFace person={person} size={24} />
                <span className="q-hidden">
                  {t('go', { name: person.name, where: where(person) })}
                </span>
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
      <PeopleMenu
        people={sorted}
        beyond={sorted.length - shown.length}
        where={where}
        hrefOf={hrefOf}
      />
    </section>
  );
}

interface PeopleMenuProps {
  people: readonly Person[];
  /** How many have no portrait in the bar. */
  beyond: number;
  where: (person: Person) => string;
  hrefOf: (person: Person) => string;
}

/** All of them by name; on a phone the only way to them. */
function PeopleMenu({ people, beyond, where, hrefOf }: PeopleMenuProps) {
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
