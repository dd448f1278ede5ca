/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a line of the grid of virtual rows */
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../../ui/country-names.ts';
import { formatNumber } from '../../../ui/format.ts';
import { isLeadStatus } from '../lead-status.tsx';
import type { Lookups } from '../lead-types.ts';
import { nameOf } from '../member-name.tsx';
import type { GroupHead } from './group-rows.ts';
import classes from './leads-table.module.css';

interface GroupRowProps {
  head: GroupHead;
  /** Place in the table, from 0. */
  index: number;
  /** Pixels from the top of the body. */
  top: number;
  /** Columns that it stands over. */
  span: number;
  lookups: Lookups;
  onToggle: () => void;
}

/** The heading of a group; a press closes or opens it. */
export function GroupRow({ head, index, top, span, lookups, onToggle }: GroupRowProps) {
  const label = useGroupLabel(head, lookups);
  return (
    <div role="row" className={classes.groupRow} style={{ top }} aria-rowindex={index + 2}>
      <div role="gridcell" aria-colindex={1} aria-colspan={span} className={classes.groupCell}>
        <button
          type="button"
          className={classes.groupName}
          aria-expanded={head.isOpen}
          data-group={head.value ?? ''}
          onClick={onToggle}
        >
          <IconChevronRight size={14} stroke={2} aria-hidden="true" />
          {label}
          <span className={classes.groupCount}>
            {formatNumber(head.count)}
            {head.hasMore && '+'}
          </span>
        </button>
      </div>
    </div>
  );
}

function useGroupLabel({ value, by }: GroupHead, { members }: Lookups): string {
  const { t } = useTranslation('lead');
  if (value === null) return t(`group.without.${by}`);
  if (by === 'ownerId') return nameOf(members.get(value)) ?? t('group.formerMember');
  if (by === 'country') return countryName(value);
  if (by === 'status' && isLeadStatus(value)) return t(`status.${value}`);
  if (by === 'kind' && (value === 'company' || value === 'person')) return t(`kind.${value}`);
  return value;
}
