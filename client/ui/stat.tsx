import classes from './stat.module.css';

interface StatProps {
  label: string;
  value: React.ReactNode;
  /** What the figure is made of or how it moved. */
  note?: React.ReactNode;
}

/** One figure with its name. Put several into a `<StatRow>`. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div className={classes.stat}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{value}</dd>
      {note !== undefined && <dd className={classes.note}>{note}</dd>}
    </div>
  );
}

export function StatRow({ children }: { children: React.ReactNode }) {
  return <dl className={classes.row}>{children}</dl>;
}
