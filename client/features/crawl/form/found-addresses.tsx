import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../ui/format.ts';
import type { DraftAddresses } from '../draft/crawl-draft.ts';
import classes from './found-addresses.module.css';

const LISTED = 50;

interface FoundAddressesProps {
  addresses: DraftAddresses;
  /** A file has said its count already. */
  isFile: boolean;
}

/** How many addresses were understood, and each line that was not, with its reason. */
export function FoundAddresses({ addresses, isFile }: FoundAddressesProps) {
  const { t } = useTranslation('crawl');
  const { urls, rejected } = addresses;
  const more = rejected.length - LISTED;
  return (
    <div>
      <output className={classes.counts} aria-live="polite">
        {!isFile && urls.length > 0 && (
          <span className={classes.good}>
            <IconCheck size={15} stroke={2} aria-hidden="true" />
            {t('form.count', { count: urls.length, formatted: formatNumber(urls.length) })}
          </span>
        )}
        {rejected.length > 0 && (
          <span className={classes.left}>{t('form.rejected', { count: rejected.length })}</span>
        )}
      </output>
      {rejected.length > 0 && (
        <ul className={classes.rejected}>
          {rejected.slice(0, LISTED).map(({ line, text, reason }) => (
            <li key={line} className={classes.line}>
              <span className={classes.number}>{t('form.rejectedLine', { line })}</span>
              <code className={classes.text}>{text}</code>
              <span className={classes.reason}>{reason}</span>
            </li>
          ))}
          {more > 0 && <li className={classes.line}>{t('form.rejectedMore', { count: more })}</li>}
        </ul>
      )}
    </div>
  );
}
