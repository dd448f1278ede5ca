import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { hrefOfPlace } from '../../live/place.ts';
import type { Person } from '../../live/person.ts';
import { PersonFace } from '../../ui/person-faces.tsx';
import classes from './people-bar.module.css';
import { nearestFirst, useWhere } from './where.ts';

const PeopleMenu = lazy(() => import('./people-menu.tsx'));

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
            <Link
              to={hrefOf(person)}
              className={classes.link}
              data-near={where(person) === t('with') || undefined}
              data-hint={isFaded ? t('faded') : `${person.name} · ${where(person)}`}
            >
              <PersonFace person={person} size={24} />
              <span className="q-hidden">
                {t('go', { name: person.name, where: where(person) })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Suspense>
        <PeopleMenu
          people={sorted}
          beyond={sorted.length - shown.length}
          where={where}
          hrefOf={hrefOf}
        />
      </Suspense>
    </section>
  );
}
