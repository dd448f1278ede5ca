import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadFilter } from '../../../../schema/lead/filter.ts';
import { usePickOptions } from '../picker/pick-options.tsx';
import { type FilterGround, type FilterSpec, leadFilters } from './lead-filters.tsx';
import { useStableCallback } from './use-stable.ts';

interface LeadFilters extends Pick<
  FilterGround,
  'orgId' | 'filter' | 'rows' | 'lookups' | 'tasks'
> {
  onFilter: (filter: LeadFilter) => void;
}

/** The filters as buttons; the same objects until something that they show changes. */
export function useLeadFilters(given: LeadFilters): FilterSpec[] {
  const { orgId, filter, rows, lookups, tasks, onFilter } = given;
  const { t } = useTranslation('lead');
  const { t: verification } = useTranslation('verification');
  const options = usePickOptions(lookups);
  const set = useStableCallback((part: Partial<LeadFilter>) => onFilter({ ...filter, ...part }));
  return useMemo(
    () => leadFilters({ orgId, filter, set, rows, lookups, tasks, options, t, verification }),
    [orgId, filter, set, rows, lookups, tasks, options, t, verification],
  );
}
