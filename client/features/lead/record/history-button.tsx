import { Button, Popover } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditableLeadField } from '../../../../schema/lead/fields.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { countryName } from '../../../ui/country-names.ts';
import type { LeadRecord, Lookups } from '../lead-types.ts';
import { nameOf } from '../member-name.tsx';
import { fieldHistory, type PastValue } from './field-history.ts';
import classes from './field-history.module.css';
import panel from './fields-panel.module.css';

interface HistoryButtonProps {
  lead: LeadRecord;
  field: EditableLeadField;
  lookups: Lookups;
  /** Null for those who may not edit. */
  onRestore: ((value: string) => void) | null;
}

/** What a field held before, who changed it and when, and a way back to each. */
export function HistoryButton({ lead, field, lookups, onRestore }: HistoryButtonProps) {
  const { t } = useTranslation('presence');
  const name = useTranslation('lead').t(`fields.${field}`);
  const [isOpen, setIsOpen] = useState(false);
  const history = useMemo(() => fieldHistory(lead.activities, field), [lead.activities, field]);
  const now = lead[field] ?? null;
  if (history.length === 0) return null;
  const restore = (value: string | null) => {
    onRestore?.(value ?? '');
    setIsOpen(false);
  };
  const canRestore = (value: string | null) =>
    onRestore !== null && value !== now && (value !== null || field !== 'name');
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      width={340}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={panel.copy}
          aria-label={t('history.open', { field: name })}
          onClick={() => setIsOpen(!isOpen)}
        >
          <IconHistory size={14} stroke={1.7} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('history.open', { field: name })}>
        <ol className={classes.list}>
          {history.map((past, place) => (
            <li key={past.id} className={classes.item}>
              <div className={classes.what}>
                <ShownValue field={field} value={past.value} />
                <ByWhom past={past} lead={lead} lookups={lookups} />
              </div>
              {place === 0 && past.value === now && (
                <span className={classes.now}>{t('history.now')}</span>
              )}
              {canRestore(past.value) && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('history.restoreValue', {
                    value: past.value ?? t('history.empty'),
                  })}
                  onClick={() => restore(past.value)}
                >
                  {t('history.restore')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </Popover.Dropdown>
    </Popover>
  );
}

function ShownValue({ field, value }: { field: EditableLeadField; value: string | null }) {
  const { t } = useTranslation('presence');
  if (value === null) return <span className={classes.empty}>{t('history.empty')}</span>;
  return <span className={classes.value}>{field === 'country' ? countryName(value) : value}</span>;
}

interface ByWhomProps {
  past: PastValue;
  lead: LeadRecord;
  lookups: Lookups;
}

function ByWhom({ past, lead, lookups }: ByWhomProps) {
  const { t } = useTranslation('presence');
  const somebody = useTranslation('lead').t('timeline.somebody');
  if (past.at === null) return <span className={classes.who}>{t('history.first')}</span>;
  const actor = lead.activities.find(({ id }) => id === past.id)?.actor;
  const member = past.actorId ? lookups.members.get(past.actorId) : undefined;
  return (
    <span className={classes.who}>
      {nameOf(member) || actor?.name || somebody} · <RelativeTime at={past.at} />
    </span>
  );
}
