import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EDITABLE_LEAD_FIELDS, type EditableLeadField } from '../../../schema/lead/fields.ts';
import { countryName } from '../../ui/country-names.ts';
import { usePhoneFormat } from '../../ui/phone-format.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StatusDot } from '../../ui/status.tsx';
import classes from './comparison.module.css';
import type { CandidateLead } from './duplicate-types.ts';

interface ComparisonProps {
  sides: readonly [CandidateLead, CandidateLead];
  survivorId: string;
  /** Fields whose value comes from the lead that does not stay. */
  take: ReadonlySet<EditableLeadField>;
  /** Null for those who may not merge. */
  onTake: ((field: EditableLeadField, leadId: string) => void) | null;
  onSurvivor: ((leadId: string) => void) | null;
}

/** Two leads side by side, field by field; what is chosen stays. */
export function Comparison({ sides, survivorId, take, onTake, onSurvivor }: ComparisonProps) {
  const { t } = useTranslation(['duplicate', 'lead']);
  const fields = EDITABLE_LEAD_FIELDS.filter((field) => sides[0][field] ?? sides[1][field]);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col" className={classes.corner}>
            <span className="q-hidden">{t('compare.field')}</span>
          </th>
          {sides.map((lead) => (
            <th scope="col" key={lead.id} data-stays={lead.id === survivorId || undefined}>
              <SideHead
                lead={lead}
                stays={lead.id === survivorId}
                onStay={onSurvivor && (() => onSurvivor(lead.id))}
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const isSame = sides[0][field] === sides[1][field];
          return (
            <tr key={field} data-same={isSame || undefined}>
              <th scope="row">{t(`lead:fields.${field}`)}</th>
              {sides.map((lead) => {
                const isChosen = (lead.id === survivorId) !== take.has(field);
                return (
                  <td key={lead.id} data-chosen={(!isSame && isChosen) || undefined}>
                    <Value
                      lead={lead}
                      field={field}
                      isChosen={isChosen}
                      onChoose={
                        isSame || !lead[field] ? null : onTake && (() => onTake(field, lead.id))
                      }
                    />
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface SideHeadProps {
  lead: CandidateLead;
  stays: boolean;
  onStay: (() => void) | null;
}

function SideHead({ lead, stays, onStay }: SideHeadProps) {
  const { t } = useTranslation('duplicate');
  return (
    <div className={classes.head}>
      <Link
        to="/w/$orgId/leads/$leadId"
        params={{ orgId: lead.orgId, leadId: lead.id }}
        className={classes.name}
      >
        {lead.name}
      </Link>
      <span className={classes.made}>
        {t('compare.added')} <RelativeTime at={lead.createdAt} />
      </span>
      {stays ? (
        <StatusDot tone="good">{t('compare.stays')}</StatusDot>
      ) : (
        onStay && (
          <button type="button" className={classes.stay} onClick={onStay}>
            {t('compare.keep')}
          </button>
        )
      )}
    </div>
  );
}

interface ValueProps {
  lead: CandidateLead;
  field: EditableLeadField;
  isChosen: boolean;
  onChoose: (() => void) | null;
}

function Value({ lead, field, isChosen, onChoose }: ValueProps) {
  const { t } = useTranslation(['duplicate', 'lead']);
  const shownAs = useShown();
  const stored = lead[field];
  const value = stored && shownAs(field, stored);
  if (!value) return <span className={classes.none}>{t('compare.none')}</span>;
  if (!onChoose) return <span className={classes.value}>{value}</span>;
  return (
    <label className={classes.choice}>
      <input
        type="radio"
        name={`${field}-value`}
        checked={isChosen}
        onChange={onChoose}
        aria-label={t('compare.choose', { field: t(`lead:fields.${field}`), value })}
      />
      <span className={classes.value}>{value}</span>
    </label>
  );
}

/** A value as a person reads it; both sides are compared as they are stored. */
function useShown() {
  const asPhone = usePhoneFormat();
  return (field: EditableLeadField, stored: string) => {
    if (field === 'phone') return asPhone(stored);
    if (field === 'country') return countryName(stored);
    return field === 'website' || field === 'linkedin' ? withoutScheme(stored) : stored;
  };
}

const withoutScheme = (address: string) => address.replace(/^https?:\/\/(www\.)?|\/$/g, '');
