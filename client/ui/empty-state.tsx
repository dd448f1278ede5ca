import classes from './empty-state.module.css';

interface EmptyStateProps {
  title: string;
  text: string;
  /** The one thing to do from here: a `filled` button. */
  action?: React.ReactNode;
  /** A quieter way out, as a link. */
  aside?: React.ReactNode;
  /** Names the state by a picture of 24 px; never the only carrier of meaning. */
  icon?: React.ReactNode;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, text, action, aside, icon }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <div className={classes.strata} aria-hidden="true">
        {icon}
      </div>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.text}>{text}</p>
      {action && <div className={classes.action}>{action}</div>}
      {aside && <div className={classes.aside}>{aside}</div>}
    </div>
  );
}
