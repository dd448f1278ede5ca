import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { IconPointer } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  LISTING_FIELDS,
  type ListingField,
  type ListingPlaces,
} from '../../../schema/listing/fields.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import type { EntryGroup } from './entry-groups.ts';
import classes from './listing.module.css';
import { placesOf } from './read-card.ts';

interface FieldPlacesProps {
  group: EntryGroup;
  places: ListingPlaces;
  /** The field that the next click in the page is for. */
  pointing: ListingField | null;
  canSave: boolean;
  onPoint: (field: ListingField | null) => void;
  onPlaces: (places: ListingPlaces) => void;
}

const BY_ITSELF = 'by-itself';
const NOWHERE = 'nowhere';

/** Where the cards have their fields: found by themselves, or as somebody says, by choice or by pointing. */
export function FieldPlaces({
  group,
  places,
  pointing,
  canSave,
  onPoint,
  onPlaces,
}: FieldPlacesProps) {
  const { t } = useTranslation('listing');
  const options = useMemo(() => placesOf(group), [group]);
  const choose = (field: ListingField, chosen: string | null) => {
    const { [field]: _before, ...others } = places;
    if (chosen === null || chosen === BY_ITSELF) onPlaces(others);
    else onPlaces({ ...others, [field]: chosen === NOWHERE ? null : chosen });
  };
  return (
    <SectionCard
      title={t('fields.title')}
      text={pointing ? t('fields.pointing', { field: t(`field.${pointing}`) }) : t('fields.text')}
    >
      <div className={classes.fields}>
        {LISTING_FIELDS.map((field) => {
          const place = places[field];
          const isUnlisted =
            typeof place === 'string' && !options.some((each) => each.place === place);
          return (
            <div key={field} className={classes.field}>
              <Select
                label={t(`field.${field}`)}
                size="xs"
                disabled={!canSave}
                allowDeselect={false}
                value={place === undefined ? BY_ITSELF : (place ?? NOWHERE)}
                data={[
                  { value: BY_ITSELF, label: t('fields.byItself') },
                  { value: NOWHERE, label: t('fields.nowhere') },
                  ...(isUnlisted ? [{ value: place, label: place }] : []),
                  ...options.map(({ place: value, text }) => ({ value, label: text })),
                ]}
                onChange={(chosen) => choose(field, chosen)}
              />
              {canSave && (
                <Tooltip label={t('fields.point', { field: t(`field.${field}`) })}>
                  <ActionIcon
                    variant={pointing === field ? 'filled' : 'default'}
                    aria-pressed={pointing === field}
                    aria-label={t('fields.point', { field: t(`field.${field}`) })}
                    onClick={() => onPoint(pointing === field ? null : field)}
                  >
                    <IconPointer size={16} stroke={1.6} />
                  </ActionIcon>
                </Tooltip>
              )}
            </div>
          );
        })}
      </div>
    </SectionCard>
  );
}
