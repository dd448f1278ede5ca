import classes from './page-body.module.css';

interface PageBodyProps {
  /** `read` for forms and texts (720 px), `wide` for cards and lists (1120 px). */
  width: 'read' | 'wide';
  children: React.ReactNode;
}

/** The padded column of a page. Tables and boards do without: they run to the edges. */
export function PageBody({ width, children }: PageBodyProps) {
  return (
    <div className={classes.body} data-width={width}>
      {children}
    </div>
  );
}
