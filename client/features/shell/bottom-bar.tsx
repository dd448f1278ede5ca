import { IconDots, IconSearch } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../workspace/workspace.tsx';
import classes from './bottom-bar.module.css';
import { NAV_ITEMS } from './nav-items.ts';

interface BottomBarProps {
  onSearch: () => void;
  onMore: () => void;
}

/** The phone's navigation: work under the thumb, everything else behind “More”. */
export function BottomBar({ onSearch, onMore }: BottomBarProps) {
  const { t } = useTranslation('shell');
  const { orgId } = useWorkspace();
  const { pathname } = useLocation();
  // Where one is shows also when its place is behind “More”.
  const isBehind = NAV_ITEMS.some(
    ({ isOnBar, to }) => !isOnBar && pathname.startsWith(to.replace('$orgId', orgId)),
  );
  return (
    <nav className={classes.bar} aria-label={t('nav.label')}>
      {NAV_ITEMS.filter((item) => item.isOnBar).map((item) => (
        <Link key={item.name} to={item.to} params={{ orgId }} className={classes.item}>
          <item.icon size={22} stroke={1.6} aria-hidden="true" />
          {t(`nav.${item.name}`)}
        </Link>
      ))}
      <button type="button" className={classes.item} onClick={onSearch}>
        <IconSearch size={22} stroke={1.6} aria-hidden="true" />
        {t('searchShort')}
      </button>
      <button
        type="button"
        className={classes.item}
        data-status={isBehind ? 'active' : undefined}
        onClick={onMore}
        aria-haspopup="dialog"
      >
        <IconDots size={22} stroke={1.6} aria-hidden="true" />
        {t('nav.more')}
      </button>
    </nav>
  );
}
