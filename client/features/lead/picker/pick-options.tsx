import { IconUserOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAD_STATUSES, type LeadStatus } from '../../../../schema/lead/fields.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { countryOptions } from '../../../ui/country-names.ts';
import type { Lookups } from '../lead-types.ts';
import { nameOf } from '../member-name.tsx';
import { LeadStatusMark } from '../lead-status.tsx';
import { TagDot } from '../tag-chip.tsx';
import type { PickerOption } from './filter-options.ts';

/** The value of “nobody” and “no country” in a picker; ids and codes are never empty. */
export const NO_VALUE = '';

/** Builders of option lists. `has` tells how many of the leads in hand carry a value already. */
export function usePickOptions({ tags, members }: Lookups) {
  const { t } = useTranslation('lead');
  return useMemo(() => buildOptions(tags, members, t), [tags, members, t]);
}

type Has = (value: string) => PickerOption['state'];

function buildOptions(
  tags: Lookups['tags'],
  members: Lookups['members'],
  t: ReturnType<typeof useTranslation<'lead'>>['t'],
) {
  return {
    status: (has: Has): PickerOption[] =>
      LEAD_STATUSES.map((status: LeadStatus) => ({
        value: status,
        label: t(`status.${status}`),
        icon: <LeadStatusMark status={status} />,
        state: has(status),
      })),
    owner: (has: Has): PickerOption[] => [
      ...[...members.values()].map((member) => ({
        value: member.userId,
        label: nameOf(member) ?? '…',
        words: member.profile?.email,
        icon: (
          <Avatar
            name={nameOf(member) ?? '?'}
            seed={member.userId}
            size={18}
            image={member.profile?.image}
          />
        ),
        state: has(member.userId),
      })),
      {
        value: NO_VALUE,
        label: t('owner.nobody'),
        icon: <IconUserOff size={16} stroke={1.6} aria-hidden="true" />,
        state: has(NO_VALUE),
      },
    ],
    tags: (has: Has): PickerOption[] =>
      [...tags.values()].map((tag) => ({
        value: tag.id,
        label: tag.name,
        icon: <TagDot color={tag.color} />,
        state: has(tag.id),
      })),
    country: (has: Has): PickerOption[] => [
      { value: NO_VALUE, label: t('country.none'), state: has(NO_VALUE) },
      ...countryOptions().map(({ code, name }) => ({
        value: code,
        label: name,
        words: code,
        state: has(code),
      })),
    ],
  };
}
