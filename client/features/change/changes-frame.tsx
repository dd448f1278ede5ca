import type { ReactNode } from 'react';
import { PageHeader } from '../../ui/page-header.tsx';
import classes from './change.module.css';

interface ChangesFrameProps {
  title: string;
  actions: ReactNode;
  children: ReactNode;
}

/** The page of changes where no workspace is around it, with a bar like the shell's. */
export function ChangesFrame({ title, actions, children }: ChangesFrameProps) {
  return (
    <>
      <header className={classes.bar}>
        <PageHeader title={title} actions={actions} />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
