import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadValue, Lookups } from '../lead-types.ts';
import type { Candidate } from './field-receipts.ts';
import classes from './candidates.module.css';
import { ReceiptLine } from './receipt-line.tsx';

interface CandidatesButtonProps {
  field: string;
  /** Values besides the one that counts. */
  count: number;
  candidates: readonly Candidate<LeadValue>[];
  lookups: Lookups;
  canEdit: boolean;
  onUse: (fieldValueId: string) => void;
  onReceipt: (receiptId: string) => void;
}

/** All values that a field could have, with what speaks for each, and a way to choose. */
export function CandidatesButton(props: CandidatesButtonProps) {
  const { field, count, candidates, lookups, canEdit, onUse, onReceipt } = props;
  const { t } = useTranslation('lead');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      width={420}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.open}
          aria-label={t('record.others', { count })}
          data-hint={t('record.others', { count })}
          onClick={() => setIsOpen(!isOpen)}
        >
          +{count}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('record.othersOf', { field })}>
        <ul className={classes.list}>
          {candidates.map((candidate) => (
            <li key={candidate.value} className={classes.item}>
              <div className={classes.head}>
                <span className={classes.value}>{candidate.value}</span>
                {candidate.isChosen ? (
                  <span className={classes.current}>{t('record.inUse')}</span>
                ) : (
                  canEdit && (
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => {
                        onUse(candidate.receipts[0].id);
                        setIsOpen(false);
                      }}
                    >
                      {t('record.use')}
                    </Button>
                  )
                )}
              </div>
              {candidate.receipts.map((receipt) => (
                <ReceiptLine
                  key={receipt.id}
                  receipt={receipt}
                  field={field}
                  lookups={lookups}
                  onOpen={(id) => {
                    setIsOpen(false);
                    onReceipt(id);
                  }}
                />
              ))}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
