import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../ui/format.ts';

/** The signs that the person's own locale puts into numbers, as everywhere else on the screen. */
const SIGNS = new Intl.NumberFormat(navigator.language).formatToParts(12_345.6);
const GROUP = SIGNS.find(({ type }) => type === 'group')?.value ?? ' ';
const DECIMAL = SIGNS.find(({ type }) => type === 'decimal')?.value ?? '.';

interface NumberFieldProps {
  label: string;
  description?: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step?: number;
  decimals?: number;
  /** The value is out of range and the person has tried to go on. */
  isWrong?: boolean;
}

/** A number with limits. While the field is empty the last number holds; it returns on leaving. */
export function NumberField(props: NumberFieldProps) {
  const { label, description, value, onChange, min, max, step = 1, decimals = 0, isWrong } = props;
  const { t } = useTranslation('crawl');
  const [isEmpty, setIsEmpty] = useState(false);
  const range = { min: formatNumber(min), max: formatNumber(max) };
  return (
    <NumberInput
      label={label}
      description={description}
      value={isEmpty ? '' : value}
      onChange={(next) => {
        setIsEmpty(typeof next !== 'number');
        if (typeof next === 'number') onChange(next);
      }}
      onBlur={() => setIsEmpty(false)}
      min={min}
      max={max}
      step={step}
      decimalScale={decimals}
      allowNegative={false}
      thousandSeparator={GROUP}
      decimalSeparator={DECIMAL}
      error={isWrong && t('form.range', range)}
    />
  );
}
