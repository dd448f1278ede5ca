import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import type { LeadValue, Lookups } from '../lead-types.ts';
import { nameOf } from '../member-name.tsx';
import { sourceHost } from '../source-host.ts';
import { ConfidenceMeter } from './confidence-meter.tsx';
import { useExtractorName } from './extractor-name.ts';
import classes from './receipt.module.css';

interface ReceiptLineProps {
  receipt: LeadValue;
  /** What the field is called, for the button's name. */
  field: string;
  lookups: Lookups;
  onOpen: (receiptId: string) => void;
}

/**
 * Where a value comes from: the page that proves it, or the person who wrote it. Whoever has little
 * room leaves parts of it to be read out alone, by their `data-part`.
 */
export function ReceiptLine({ receipt, field, lookups, onOpen }: ReceiptLineProps) {
  const { t } = useTranslation('lead');
  const extractor = useExtractorName()(receipt.extractor);
  if (receipt.actorId) {
    const name = nameOf(lookups.members.get(receipt.actorId));
    return (
      <span className={classes.person} data-part="person">
        {name ? t('record.byPerson', { name }) : t('record.byUnknown')}
        <span className={classes.dim}>
          <RelativeTime at={receipt.observedAt} />
        </span>
      </span>
    );
  }
  const host = sourceHost(receipt.sourceUrl) ?? receipt.sourceUrl ?? '';
  return (
    <button type="button" className={classes.receipt} onClick={() => onOpen(receipt.id)}>
      <span className="q-hidden">{t('record.openReceipt', { field })}</span>
      <ConfidenceMeter confidence={receipt.confidence} />
      <span className={classes.host} data-part="host">
        {host}
      </span>
      <span className={classes.dim} data-part="extractor">
        {extractor}
      </span>
      <span className={classes.dim} data-part="when">
        <RelativeTime at={receipt.observedAt} />
      </span>
    </button>
  );
}
