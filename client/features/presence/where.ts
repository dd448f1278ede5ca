import { useTranslation } from 'react-i18next';
import type { Person } from '../../live/person.ts';

const KNOWN = [
  'leads',
  'lead',
  'crawls',
  'crawl',
  'pipelines',
  'board',
  'members',
  'settings',
] as const;

/** Where somebody is, in words; `here with you` for those at the same place. */
export function useWhere(ownPlace: string | null): (person: Person) => string {
  const { t } = useTranslation('presence');
  return ({ spots }) => {
    if (spots.some(({ place }) => place === ownPlace)) return t('with');
    const name = spots[0]?.place.split(':')[0];
    const known = KNOWN.find((each) => each === name);
    return t(`at.${known ?? 'elsewhere'}`);
  };
}

/** Those at my place first, each group by name. */
export function nearestFirst(people: readonly Person[], ownPlace: string | null): Person[] {
  const isNear = ({ spots }: Person) => spots.some(({ place }) => place === ownPlace);
  return [...people.filter(isNear), ...people.filter((person) => !isNear(person))];
}
