import type { EditableLeadField } from '../../../../schema/lead/fields.ts';
import { countryName } from '../../../ui/country-names.ts';
import { usePhoneFormat } from '../../../ui/phone-format.ts';
import { mailHref, phoneHref, safeHref } from '../source-host.ts';
import classes from './fields-panel.module.css';

interface FieldValueProps {
  field: EditableLeadField;
  value: string | null;
}

const LINKS: ReadonlySet<EditableLeadField> = new Set(['website', 'linkedin', 'crmRecord']);

/** A value as it is used: an address to write to, a number to call, a page to open. */
export function FieldValue({ field, value }: FieldValueProps) {
  const asPhone = usePhoneFormat();
  if (value === null) return null;
  if (field === 'email') {
    return (
      <a className={classes.link} href={mailHref(value)}>
        {value}
      </a>
    );
  }
  if (field === 'phone') {
    return (
      <a className={classes.link} href={phoneHref(value)}>
        {asPhone(value)}
      </a>
    );
  }
  const href = LINKS.has(field) ? safeHref(value) : null;
  if (href) {
    return (
      <a className={classes.link} href={href} target="_blank" rel="noopener noreferrer">
        {value.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
      </a>
    );
  }
  return <span className={classes.text}>{field === 'country' ? countryName(value) : value}</span>;
}
