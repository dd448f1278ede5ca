import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../ui/format.ts';
import { Toolbar } from '../../../ui/toolbar.tsx';
import type { CrawlTask } from '../crawl-types.ts';
import classes from './state-filter.module.css';
import { countGroups, type StateGroup } from './state-groups.ts';

interface StateFilterProps {
  tasks: readonly CrawlTask[];
  shown: StateGroup | undefined;
  onShow: (group: StateGroup | undefined) => void;
}

export function StateFilter({ tasks, shown, onShow }: StateFilterProps) {
  const { t } = useTranslation('crawl');
  const groups = [{ group: undefined, count: tasks.length }, ...countGroups(tasks, shown)];
  return (
    <Toolbar label={t('filter.label')}>
      {groups.map(({ group, count }) => (
        <UnstyledButton
          key={group ?? 'all'}
          className={classes.chip}
          aria-pressed={group === shown}
          onClick={() => onShow(group)}
        >
          {t(`filter.${group ?? 'all'}`)}
          <span className={classes.count}>{formatNumber(count)}</span>
        </UnstyledButton>
      ))}
    </Toolbar>
  );
}
