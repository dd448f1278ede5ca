import { NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './icp-editor.module.css';

interface Range {
  min?: number | undefined;
  max?: number | undefined;
  currency?: string | undefined;
}

interface RangeInputProps {
  label: string;
  value: Range;
  onChange: (value: Range) => void;
  readOnly: boolean;
  hasCurrency?: boolean;
}

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CAD', 'AUD'];
const MAX = 1_000_000_000_000;

/** From and to; an end that is left empty is open. */
export function RangeInput({ label, value, onChange, readOnly, hasCurrency }: RangeInputProps) {
  const { t } = useTranslation('profile');
  const end = (key: 'min' | 'max') => ({
    value: value[key] ?? '',
    onChange: (typed: number | string) => {
      const { [key]: _, ...rest } = value;
      const isGiven = typeof typed === 'number' && Number.isInteger(typed);
      const next = isGiven ? { ...rest, [key]: typed } : rest;
      onChange(hasCurrency ? { currency: CURRENCIES[0], ...next } : next);
    },
    readOnly,
    min: 0,
    max: MAX,
    allowDecimal: false,
    allowNegative: false,
    hideControls: true,
    thousandSeparator: ' ',
    inputMode: 'numeric' as const,
  });
  return (
    <fieldset className={classes.range}>
      <legend>{label}</legend>
      <div className={classes.ends} data-currency={hasCurrency || undefined}>
        <NumberInput
          {...end('min')}
          placeholder={t('editor.from')}
          aria-label={`${label}, ${t('editor.from')}`}
        />
        <NumberInput
          {...end('max')}
          placeholder={t('editor.to')}
          aria-label={`${label}, ${t('editor.to')}`}
        />
        {hasCurrency && (
          <NativeSelect
            aria-label={t('editor.currency')}
            value={value.currency ?? CURRENCIES[0]}
            data={[...new Set([...CURRENCIES, ...(value.currency ? [value.currency] : [])])]}
            disabled={readOnly}
            onChange={(event) => onChange({ ...value, currency: event.currentTarget.value })}
          />
        )}
      </div>
    </fieldset>
  );
}
