import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../../ui/keys.tsx';
import classes from './filter-bar.module.css';
import type { SearchDraft } from './use-search-draft.ts';

interface SearchBoxProps {
  draft: SearchDraft;
  inputRef: React.RefObject<HTMLInputElement | null>;
  /** Down, Enter or Escape: the person wants to be among the rows. */
  onLeave: () => void;
}

export function SearchBox({ draft, inputRef, onLeave }: SearchBoxProps) {
  const { t } = useTranslation('lead');
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && draft.text) draft.clear();
    else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown')
      onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <TextInput
      ref={inputRef}
      type="search"
      className={classes.search}
      aria-label={t('filter.search')}
      placeholder={t('filter.search')}
      value={draft.text}
      onChange={(event) => draft.type(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      maxLength={200}
      leftSection={<IconSearch size={15} stroke={1.8} aria-hidden="true" />}
      rightSection={
        draft.text ? (
          <CloseButton size="sm" aria-label={t('filter.clearSearch')} onClick={draft.clear} />
        ) : (
          <span className={classes.searchKey}>
            <Keys keys="/" />
          </span>
        )
      }
    />
  );
}
