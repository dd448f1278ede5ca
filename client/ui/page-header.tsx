import { createPortal } from 'react-dom';
import { IconChevronLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useHeaderAside, useHeaderSlot } from './header-slot.tsx';
import classes from './page-header.module.css';
import { PageTitle } from './page-title.tsx';

interface PageHeaderProps {
  title: string;
  /** Stands quietly behind the title: how many, which state. */
  detail?: React.ReactNode;
  /** One step up, shown before the title. */
  parent?: { label: string; to: string };
  /** At most one `filled` button; on a phone the row below the title. */
  actions?: React.ReactNode;
}

/** A screen's name and its acts, in the shell's top bar: one bar, no second header below it. */
export function PageHeader({ title, detail, parent, actions }: PageHeaderProps) {
  const slot = useHeaderSlot();
  const aside = useHeaderAside();
  const header = (
    <div className={classes.header}>
      <div className={classes.names}>
        {parent && (
          <>
            <Link to={parent.to} className={classes.parent}>
              <IconChevronLeft className={classes.back} size={20} aria-hidden="true" />
              <span className={classes.parentLabel}>{parent.label}</span>
            </Link>
            <span className={classes.slash} aria-hidden="true">
              /
            </span>
          </>
        )}
        <h1 className={classes.title} tabIndex={-1}>
          {title}
        </h1>
        {detail !== undefined && <span className={classes.detail}>{detail}</span>}
      </div>
      {aside}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
  return (
    <>
      <PageTitle title={title} />
      {slot ? createPortal(header, slot) : header}
    </>
  );
}
