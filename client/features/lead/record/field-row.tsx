import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditableLeadField } from '../../../../schema/lead/fields.ts';
import { flashChange } from '../../../live/use-field-author.ts';
import { useMarksOn } from '../../../live/use-presence.ts';
import { countryName } from '../../../ui/country-names.ts';
import { EditMarks } from '../edit-marks.tsx';
import type { LeadActs } from '../lead-acts.ts';
import type { LeadRecord, LeadValue, Lookups } from '../lead-types.ts';
import { ownEdits } from '../../../offline/own-edits.ts';
import { CandidatesButton } from './candidates-button.tsx';
import { CopyButton } from './copy-button.tsx';
import { FieldEditor } from './field-editor.tsx';
import type { FieldReceipts } from './field-receipts.ts';
import { FieldValue } from './field-value.tsx';
import { HistoryButton } from './history-button.tsx';
import classes from './fields-panel.module.css';
import { EmailMark, PhoneMark } from '../reach-mark.tsx';
import { ReceiptLine } from './receipt-line.tsx';

interface FieldRowProps {
  lead: LeadRecord;
  field: EditableLeadField;
  receipts: FieldReceipts<LeadValue> | undefined;
  lookups: Lookups;
  acts: LeadActs;
  canEdit: boolean;
  onReceipt: (receiptId: string) => void;
}

/** One fact about a lead: its value, editable in place, and at the side what it rests on. */
export function FieldRow(props: FieldRowProps) {
  const { lead, field, receipts, lookups, acts, canEdit, onReceipt } = props;
  const { t } = useTranslation('lead');
  const [isEditing, setIsEditing] = useState(false);
  const name = t(`fields.${field}`);
  const value = lead[field] ?? null;
  const valueBox = useFlashingValue(lead.id, field, value);
  const marks = useMarksOn(`lead:${lead.id}`);
  const editButton = useRef<HTMLButtonElement>(null);
  const others = receipts?.candidates.filter((candidate) => !candidate.isChosen).length ?? 0;
  const chosen = receipts?.chosen ?? null;

  const finish = (isByKey: boolean) => {
    setIsEditing(false);
    if (isByKey) requestAnimationFrame(() => editButton.current?.focus());
  };
  return (
    <div className={classes.row} data-empty={value === null || undefined}>
      <dt className={classes.label}>{name}</dt>
      <dd className={classes.value} ref={valueBox}>
        {isEditing ? (
          <FieldEditor lead={lead} field={field} acts={acts} onDone={finish} />
        ) : (
          <>
            <FieldValue field={field} value={value} />
            {field === 'email' && <EmailMark lead={lead} />}
            {field === 'phone' && <PhoneMark lead={lead} always />}
            {canEdit && (
              <button
                ref={editButton}
                type="button"
                className={value === null ? classes.add : classes.edit}
                aria-label={value === null ? undefined : t('record.edit', { field: name })}
                onClick={() => setIsEditing(true)}
              >
                {value === null && (
                  <>
                    {t('record.empty')} <span className="q-hidden">{name}</span>
                  </>
                )}
              </button>
            )}
            {value === null && !canEdit && (
              <span className={classes.unknown}>
                <span aria-hidden="true">–</span>
                <span className="q-hidden">{t('record.emptyViewer')}</span>
              </span>
            )}
            {value !== null && (
              <CopyButton
                text={field === 'country' ? countryName(value) : value}
                label={t('record.copy', { field: name })}
              />
            )}
            <HistoryButton
              lead={lead}
              field={field}
              lookups={lookups}
              onRestore={canEdit ? (old) => void acts.edit(lead, field, old) : null}
            />
          </>
        )}
        <EditMarks marks={marks} field={field} />
      </dd>
      <dd className={classes.proof}>
        {chosen && value !== null && (
          <ReceiptLine receipt={chosen} field={name} lookups={lookups} onOpen={onReceipt} />
        )}
        {receipts && others > 0 && (
          <CandidatesButton
            field={name}
            count={others}
            candidates={receipts.candidates}
            lookups={lookups}
            canEdit={canEdit}
            onUse={(id) => acts.chooseValue(lead, field, id)}
            onReceipt={onReceipt}
          />
        )}
      </dd>
    </div>
  );
}

/** Points out a value that somebody else changed while it was on screen. */
function useFlashingValue(leadId: string, field: EditableLeadField, value: string | null) {
  const box = useRef<HTMLElement>(null);
  const shown = useRef({ leadId, value });
  useEffect(() => {
    const before = shown.current;
    shown.current = { leadId, value };
    const isChanged = before.leadId === leadId && before.value !== value;
    if (!isChanged) return;
    flashChange(box.current, { subjectId: leadId, field, isOwn: ownEdits.isOwn(leadId, field) });
  }, [leadId, field, value]);
  return box;
}
