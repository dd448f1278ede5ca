import type { EditableLeadField } from '../../../../schema/lead/fields.ts';
import { countryName } from '../country-names.ts';
import { usePhoneFormat } from '../phone-format.ts';
import { safeHref } from '../source-host.ts';
import classes from './fields-panel.module.css';

interface FieldValueProps {
  field: EditableLeadField;
  value: string | null;
}

/** A value as it is used: an address to write to, a number to call, a page to open. */
export function FieldValue({ field, value }: FieldValueProps) {
  const asPhone = usePhoneFormat();
  if (value === null) return null;
  if (field === 'email') {
    return (
      <a className={classes.link} href={`mailto:${encodeURIComponent(value).replace('%40', '@')}`}>
        {value}
      </a>
    );
  }
  if (field === 'phone') {
    return (
      <a className={classes.link} href={`tel:${value.replace(/[^\d+]/g, '')}`}>
        {asPhone(value)}
      </a>
    );
  }
  const href = field === 'website' || field === 'linkedin' ? safeHref(value) : null;
  if (href) {
    return (
      <a className={classes.link} href={href} target="_blank" rel="noopener noreferrer">
        {value.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
      </a>
    );
  }
  return <span className={classes.text}>{field === 'country' ? countryName(value) : value}</span>;
}
