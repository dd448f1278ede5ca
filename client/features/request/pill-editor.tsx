import { MultiSelect, NativeSelect, NumberInput, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CHANNELS, type IcpCriteria } from '../../../schema/profile/icp.ts';
import { placeFromWords, placeInWords } from './criteria-words.ts';
import classes from './pill-editor.module.css';
import type { Pill } from './request-draft.ts';

interface PillEditorProps {
  pill: Pill;
  name: string;
  criteria: IcpCriteria;
  /** Null empties the part. */
  onChange: (value: IcpCriteria[Pill] | null) => void;
}

const MAX = 30;

/** Sets one part of what was read right. */
export function PillEditor({ pill, name, criteria, onChange }: PillEditorProps) {
  const { t } = useTranslation('request');
  // A list inside a popover opens within it, so that a click there is no click outside.
  const inside = { comboboxProps: { withinPortal: false } };
  switch (pill) {
    case 'size':
    case 'revenue':
      return <Range pill={pill} name={name} value={criteria[pill] ?? {}} onChange={onChange} />;
    case 'channels':
      return (
        <MultiSelect
          label={name}
          description={t('pills.channelsText')}
          data={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
          value={criteria.channels ?? []}
          onChange={(channels) => onChange(channels)}
          {...inside}
        />
      );
    case 'places':
      return (
        <TagsInput
          label={name}
          description={t('pills.placesText')}
          value={(criteria.places ?? []).map(placeInWords)}
          onChange={(texts) =>
            onChange(
              texts
                .map(placeFromWords)
                .filter((place) => place !== null)
                .slice(0, MAX),
            )
          }
          splitChars={[';']}
          maxTags={MAX}
          acceptValueOnBlur
          {...inside}
        />
      );
    default:
      return (
        <TagsInput
          label={name}
          description={t(`pills.${pill}Text`)}
          value={criteria[pill] ?? []}
          onChange={(words) =>
            onChange([...new Set(words.map((w) => w.trim().slice(0, 80)).filter(Boolean))])
          }
          maxTags={MAX}
          acceptValueOnBlur
          {...inside}
        />
      );
  }
}

interface RangeValue {
  min?: number | undefined;
  max?: number | undefined;
  currency?: string | undefined;
}

interface RangeProps {
  pill: 'size' | 'revenue';
  name: string;
  value: RangeValue;
  onChange: (value: IcpCriteria['revenue'] | null) => void;
}

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'CAD', 'AUD'];

/** From and to; an end that is left empty is open. */
function Range({ pill, name, value, onChange }: RangeProps) {
  const { t } = useTranslation('request');
  const set = (change: RangeValue) => {
    const { min, max, currency } = { ...value, ...change };
    if (min === undefined && max === undefined) return onChange(null);
    const isMoney = pill === 'revenue';
    onChange({
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      ...(isMoney && { currency: currency ?? 'EUR' }),
    });
  };
  const toNumber = (typed: number | string) => (typeof typed === 'number' ? typed : undefined);
  return (
    <fieldset className={classes.range}>
      <legend className={classes.legend}>{name}</legend>
      {(['min', 'max'] as const).map((end) => (
        <NumberInput
          key={end}
          label={t(`pills.${end}`)}
          value={value[end] ?? ''}
          onChange={(typed) => set({ [end]: toNumber(typed) })}
          min={0}
          max={1_000_000_000_000}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          thousandSeparator=" "
        />
      ))}
      {pill === 'revenue' && (
        <NativeSelect
          label={t('pills.currency')}
          data={[...new Set([...CURRENCIES, value.currency ?? 'EUR'])]}
          value={value.currency ?? 'EUR'}
          onChange={(event) => set({ currency: event.currentTarget.value })}
        />
      )}
    </fieldset>
  );
}
