import classes from './crawl-list.module.css';

interface FigureProps {
  label: string;
  value: React.ReactNode;
  /** What the figure is a part of. */
  note: string;
  /** Nothing to tell yet: a dash, said aloud as nothing. */
  isEmpty?: boolean;
}

/** A number of a row, its name said aloud on a desk and shown on a phone. */
export function Figure({ label, value, note, isEmpty = false }: FigureProps) {
  return (
    <div className={classes.figure}>
      <span className={classes.figureLabel}>{label}</span>
      <span className={classes.figureValue} data-empty={isEmpty || undefined}>
        {isEmpty ? <span aria-hidden="true">–</span> : value}
      </span>
      <span className={classes.note}>{isEmpty ? '' : note}</span>
    </div>
  );
}
