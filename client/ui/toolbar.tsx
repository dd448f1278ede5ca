import classes from './toolbar.module.css';

interface ToolbarProps {
  /** Says what the tools act on, to a screen reader. */
  label: string;
  children: React.ReactNode;
  /** Pushed to the far end. */
  end?: React.ReactNode;
}

/** The row of filters and acts over a table; scrolls sideways on a phone rather than wrapping. */
export function Toolbar({ label, children, end }: ToolbarProps) {
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={label}>
      <div className={classes.tools}>{children}</div>
      {end && <div className={classes.end}>{end}</div>}
    </div>
  );
}
