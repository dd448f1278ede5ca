import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type EditableLeadField, RECEIPT_FIELD } from '../../../../schema/lead/fields.ts';
import { SectionCard } from '../../../ui/section-card.tsx';
import type { LeadActs } from '../lead-acts.ts';
import type { LeadRecord, Lookups } from '../lead-types.ts';
import { FieldRow } from './field-row.tsx';
import { receiptsByField } from './field-receipts.ts';
import classes from './fields-panel.module.css';

interface FieldsPanelProps {
  lead: LeadRecord;
  lookups: Lookups;
  acts: LeadActs;
  canEdit: boolean;
  onReceipt: (receiptId: string) => void;
}

const FIELDS: Record<LeadRecord['kind'], readonly EditableLeadField[]> = {
  person: [
    'name',
    'title',
    'companyName',
    'email',
    'phone',
    'linkedin',
    'website',
    'street',
    'postalCode',
    'city',
    'region',
    'country',
    'crmRecord',
  ],
  company: [
    'name',
    'companyName',
    'website',
    'email',
    'phone',
    'linkedin',
    'street',
    'postalCode',
    'city',
    'region',
    'country',
  ],
};

/** Every fact about the lead with its receipt. */
export function FieldsPanel({ lead, lookups, acts, canEdit, onReceipt }: FieldsPanelProps) {
  const { t } = useTranslation('lead');
  const receipts = useMemo(() => receiptsByField(lead.values), [lead.values]);
  return (
    <SectionCard title={t('record.details')} flush>
      <dl className={classes.fields}>
        {FIELDS[lead.kind].map((field) => (
          <FieldRow
            key={field}
            lead={lead}
            field={field}
            receipts={receipts.get(RECEIPT_FIELD[field])}
            lookups={lookups}
            acts={acts}
            canEdit={canEdit}
            onReceipt={onReceipt}
          />
        ))}
      </dl>
    </SectionCard>
  );
}
