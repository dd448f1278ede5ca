import { Popover, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FilterChip } from '../../../ui/filter-chip.tsx';
import { formatMoney, minorDigits, readAmount } from '../money.ts';
import type { BoardSearch } from './board-search.ts';
import classes from './filters.module.css';

interface ValueFilterProps {
  search: BoardSearch;
  currency: string;
  onSet: (part: Pick<BoardSearch, 'min' | 'max'>) => void;
}

/** Deals worth at least, and at most. */
export function ValueFilter({ search, currency, onSet }: ValueFilterProps) {
  const { t } = useTranslation('pipeline');
  const { min, max } = search;
  const scale = 10 ** minorDigits(currency);
  const money = (amount: number) => formatMoney(Math.round(amount * scale), currency);
  const read = (typed: string) => {
    const minor = readAmount(typed, currency);
    return minor === null ? undefined : minor / scale;
  };
  const words = [
    min === undefined ? null : t('filter.from', { amount: money(min) }),
    max === undefined ? null : t('filter.upTo', { amount: money(max) }),
  ].filter(Boolean);
  return (
    <FilterChip
      label={t('filter.value')}
      value={words.length > 0 ? words.join(' ') : null}
      onClear={() => onSet({ min: undefined, max: undefined })}
      renderAround={(button) => (
        <Popover position="bottom-start" trapFocus returnFocus>
          <Popover.Target>{button}</Popover.Target>
          <Popover.Dropdown aria-label={t('filter.value')}>
            <div className={classes.range}>
              <TextInput
                label={t('filter.min')}
                inputMode="decimal"
                defaultValue={min ?? ''}
                onChange={(event) => onSet({ min: read(event.currentTarget.value), max })}
              />
              <TextInput
                label={t('filter.max')}
                inputMode="decimal"
                defaultValue={max ?? ''}
                onChange={(event) => onSet({ min, max: read(event.currentTarget.value) })}
              />
            </div>
          </Popover.Dropdown>
        </Popover>
      )}
    />
  );
}
