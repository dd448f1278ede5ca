import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../ui/format.ts';
import type { NAV_ITEMS } from './nav-items.ts';
import classes from './nav-link.module.css';

interface NavLinkProps {
  item: (typeof NAV_ITEMS)[number];
  orgId: string;
  count?: number;
  isNarrow: boolean;
}

export function NavLink({ item, orgId, count, isNarrow }: NavLinkProps) {
  const { t } = useTranslation('shell');
  const label = t(`nav.${item.name}`);
  return (
    <Link
      to={item.to}
      params={{ orgId }}
      className={classes.link}
      data-narrow={isNarrow || undefined}
      data-hint={isNarrow ? label : undefined}
      data-hint-side="end"
    >
      <item.icon size={18} stroke={1.7} aria-hidden="true" className={classes.icon} />
      <span className={isNarrow ? 'q-hidden' : classes.label}>{label}</span>
      {count ? (
        <span className={isNarrow ? 'q-hidden' : classes.count}>{formatNumber(count)}</span>
      ) : null}
    </Link>
  );
}
