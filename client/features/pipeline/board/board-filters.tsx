import { TextInput } from '@mantine/core';
import { IconSearch, IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../ui/avatar.tsx';
import { Keys } from '../../../ui/keys.tsx';
import { Toolbar } from '../../../ui/toolbar.tsx';
import { type Lookups, memberName } from '../pipeline-types.ts';
import {
  type BoardSearch,
  CLOSE_FILTERS,
  type CloseFilter,
  isNarrowed,
  NOBODY,
  tagIdsOf,
} from './board-search.ts';
import { FilterMenu } from './filter-menu.tsx';
import classes from './filters.module.css';
import { ValueFilter } from './value-filter.tsx';

interface BoardFiltersProps {
  search: BoardSearch;
  onSearch: (search: BoardSearch, options?: { typed?: boolean }) => void;
  lookups: Lookups;
  currency: string;
  inputRef: React.RefObject<HTMLInputElement | null>;
}

/** What narrows the board, all of it in the URL, and its lanes. */
export function BoardFilters({ search, onSearch, lookups, currency, inputRef }: BoardFiltersProps) {
  const { t } = useTranslation('pipeline');
  const set = (part: Partial<BoardSearch>) => onSearch({ ...search, ...part });
  const members = [...lookups.members.values()];
  const tagIds = tagIdsOf(search);
  const owner =
    search.owner && search.owner !== NOBODY ? lookups.members.get(search.owner) : undefined;
  const toggleTag = (id: string) => {
    const next = tagIds.includes(id) ? tagIds.filter((each) => each !== id) : [...tagIds, id];
    set({ tags: next.length > 0 ? next.join(',') : undefined });
  };
  const narrowed = isNarrowed(search);
  return (
    <Toolbar label={t('filter.label')}>
      <TextInput
        ref={inputRef}
        className={classes.search}
        type="search"
        size="xs"
        aria-label={t('filter.search')}
        placeholder={t('filter.search')}
        leftSection={<IconSearch size={15} stroke={1.7} aria-hidden="true" />}
        rightSection={
          search.q ? undefined : (
            <span className={classes.searchKey}>
              <Keys keys="/" isSilent />
            </span>
          )
        }
        value={search.q ?? ''}
        maxLength={200}
        onChange={(event) =>
          onSearch({ ...search, q: event.currentTarget.value || undefined }, { typed: true })
        }
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <FilterMenu
        label={t('filter.owner')}
        value={
          search.owner === undefined
            ? null
            : search.owner === NOBODY
              ? t('owner.nobody')
              : (memberName(owner) ?? t('owner.gone'))
        }
        options={[
          ...members.map((member) => ({
            value: member.userId,
            label: memberName(member) ?? '…',
            icon: <Avatar name={memberName(member) ?? '?'} seed={member.userId} size={18} />,
            isOn: search.owner === member.userId,
          })),
          {
            value: NOBODY,
            label: t('owner.nobody'),
            icon: <IconUserOff size={16} stroke={1.6} aria-hidden="true" />,
            isOn: search.owner === NOBODY,
          },
        ]}
        onPick={(value) => set({ owner: search.owner === value ? undefined : value })}
        onClear={() => set({ owner: undefined })}
      />
      {lookups.tags.size > 0 && (
        <FilterMenu
          label={t('filter.tags')}
          isMulti
          value={
            tagIds.length === 0
              ? null
              : tagIds.map((id) => lookups.tags.get(id)?.name ?? '…').join(', ')
          }
          options={[...lookups.tags.values()].map((tag) => ({
            value: tag.id,
            label: tag.name,
            isOn: tagIds.includes(tag.id),
          }))}
          onPick={toggleTag}
          onClear={() => set({ tags: undefined })}
        />
      )}
      <ValueFilter search={search} currency={currency} onSet={set} />
      <FilterMenu
        label={t('filter.close')}
        value={search.close ? t(`filter.closes.${search.close}`) : null}
        options={CLOSE_FILTERS.map((value) => ({
          value,
          label: t(`filter.closes.${value}`),
          isOn: search.close === value,
        }))}
        onPick={(value) =>
          set({ close: search.close === value ? undefined : (value as CloseFilter) })
        }
        onClear={() => set({ close: undefined })}
      />
      {narrowed && (
        <button
          type="button"
          className={classes.clear}
          onClick={() => onSearch({ lanes: search.lanes, deal: search.deal })}
        >
          {t('filter.clear')}
        </button>
      )}
      <button
        type="button"
        className={classes.lanes}
        aria-pressed={search.lanes === 'owner'}
        onClick={() => set({ lanes: search.lanes ? undefined : 'owner' })}
      >
        {t('filter.lanes')}
      </button>
    </Toolbar>
  );
}
