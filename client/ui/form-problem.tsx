import { IconAlertCircle } from '@tabler/icons-react';
import classes from './form-problem.module.css';

/** Why the form was not taken, above its button; read out when it appears. */
export function FormProblem({ text }: { text: string | null }) {
  return (
    <div role="alert" className={classes.place}>
      {text && (
        <div className={classes.problem}>
          <IconAlertCircle size={18} stroke={1.7} aria-hidden="true" className={classes.icon} />
          {text}
        </div>
      )}
    </div>
  );
}
