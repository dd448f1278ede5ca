import { useTranslation } from 'react-i18next';
import { FACT_FIELDS } from '../../../schema/enrichment/fields.ts';
import { PROVIDERS } from '../../../schema/enrichment/providers.ts';
import classes from './enrichment.module.css';
import { useFieldName } from './step-words.ts';

export interface ProviderValue {
  id: string;
  field: string;
  value: string;
  extractor: string;
  chosen: boolean;
}

interface ProviderValuesProps {
  values: readonly ProviderValue[];
  onReceipt: (receiptId: string) => void;
}

/** What only providers tell of a lead, each with who said so. */
export function ProviderValues({ values, onReceipt }: ProviderValuesProps) {
  const { t } = useTranslation('enrichment');
  const fieldName = useFieldName();
  const shown = FACT_FIELDS.flatMap((field) => {
    const given = values.filter((value) => value.field === field && value.chosen && isGiven(value));
    const [first] = given;
    return first ? [{ ...first, value: given.map(({ value }) => value).join(', ') }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <>
      <h3 className={classes.heading}>{t('values.title')}</h3>
      <dl className={classes.facts}>
        {shown.map(({ id, field, value, extractor }) => (
          <div key={id} className={classes.fact}>
            <dt className={classes.field}>{fieldName(field)}</dt>
            <dd>
              {LINKS.has(field) && <ProfileLink address={value} />}
              <button type="button" className={classes.value} onClick={() => onReceipt(id)}>
                <span className="q-hidden">{t('values.show', { field: fieldName(field) })}: </span>
                {!LINKS.has(field) && readable(field, value)}
                <span className={classes.dim}>
                  {' '}
                  {t('values.by', { source: nameOf(extractor) })}
                </span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Facts that are the address of a page. */
const LINKS = new Set(['sales_navigator']);

function ProfileLink({ address }: { address: string }) {
  const { t } = useTranslation('enrichment');
  if (!address.startsWith('https://')) return null;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {t('values.open')}
    </a>
  );
}

const providers: Record<string, { name: string }> = PROVIDERS;
const isGiven = ({ extractor }: ProviderValue) => Object.hasOwn(providers, extractor);
const nameOf = (extractor: string) => providers[extractor]?.name ?? extractor;

const AMOUNTS = new Set(['revenue', 'funding']);
const dollars = new Intl.NumberFormat(undefined, {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  maximumFractionDigits: 1,
});

/** Providers give sums in dollars, as a number or in words of their own. */
function readable(field: string, value: string): string {
  return AMOUNTS.has(field) && /^\d+(?:\.\d+)?$/.test(value)
    ? dollars.format(Number(value))
    : value;
}
