import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../../ui/format.ts';
import type { LeadValue } from '../lead-types.ts';
import { safeHref } from '../source-host.ts';
import { ConfidenceMeter, percent } from './confidence-meter.tsx';
import classes from './evidence.module.css';
import { useExtractorName } from './extractor-name.ts';

const SHORT_HASH = 12;

export function EvidenceFacts({ receipt }: { receipt: LeadValue }) {
  const { t } = useTranslation('lead');
  const extractorName = useExtractorName();
  const href = safeHref(receipt.sourceUrl);
  const raw = receipt.raw && receipt.raw !== receipt.value ? receipt.raw : null;
  return (
    <dl className={classes.facts}>
      <dt>{t('evidence.value')}</dt>
      <dd className={classes.value}>
        <mark>{receipt.value}</mark>
      </dd>
      {raw && (
        <>
          <dt>{t('evidence.asFound')}</dt>
          <dd>{raw}</dd>
        </>
      )}
      {href && (
        <>
          <dt>{t('evidence.source')}</dt>
          <dd>
            <a className={classes.source} href={href} target="_blank" rel="noopener noreferrer">
              <span className={classes.url}>{href}</span>
              <IconExternalLink size={14} stroke={1.7} aria-hidden="true" />
              <span className="q-hidden">{t('evidence.opensNew')}</span>
            </a>
          </dd>
        </>
      )}
      <dt>{t('evidence.extractor')}</dt>
      <dd>{extractorName(receipt.extractor)}</dd>
      <dt>{t('evidence.confidence')}</dt>
      <dd className={classes.confidence}>
        <ConfidenceMeter confidence={receipt.confidence} />
        {percent.format(receipt.confidence)}
      </dd>
      <dt>{t('evidence.observed')}</dt>
      <dd>
        <time dateTime={new Date(receipt.observedAt).toISOString()}>
          {formatMoment(receipt.observedAt)}
        </time>
      </dd>
      {receipt.snapshotHash && (
        <>
          <dt>{t('evidence.hash')}</dt>
          <dd>
            <code className={classes.hash} title={receipt.snapshotHash}>
              {receipt.snapshotHash.slice(0, SHORT_HASH)}
            </code>
          </dd>
        </>
      )}
    </dl>
  );
}
