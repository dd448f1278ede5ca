import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../ui/format.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import classes from './leads-screen.module.css';

interface LeadsHeaderProps {
  shown: number;
  hasMore: boolean;
  leadCount: number;
  isNarrowed: boolean;
  /** The server has not confirmed yet that these are all. */
  isSearching: boolean;
  isBin: boolean;
  onCreate: (() => void) | null;
  tools?: React.ReactNode;
}

export function LeadsHeader(props: LeadsHeaderProps) {
  const { shown, hasMore, leadCount, isNarrowed, isSearching, isBin, onCreate, tools } = props;
  const { t } = useTranslation('lead');
  const loaded = hasMore ? t('countMore', { shown: formatNumber(shown) }) : formatNumber(shown);
  const all = formatNumber(Math.max(leadCount, shown));
  const count = isBin ? loaded : isNarrowed ? t('countOf', { shown: loaded, total: all }) : all;
  return (
    <PageHeader
      title={isBin ? t('bin.open') : t('title')}
      detail={
        <>
          <output>{count}</output>
          {isSearching && <span className={classes.searching}>{t('searching')}</span>}
        </>
      }
      actions={
        <>
          {tools}
          {onCreate && (
            <Button variant="default" className={classes.create} onClick={onCreate}>
              <IconPlus size={16} stroke={1.8} aria-hidden="true" />
              <span className={classes.createWord}>{t('create.open')}</span>
            </Button>
          )}
        </>
      }
    />
  );
}
