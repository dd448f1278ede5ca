import type { Counterfactual } from '../../../schema/score/counterfactual.ts';
import classes from './raise-list.module.css';
import { changeText } from './score-text.ts';

/** What would raise a score, each with the points that it would add. */
export function RaiseList({ counterfactuals }: { counterfactuals: readonly Counterfactual[] }) {
  return (
    <ul className={classes.list}>
      {counterfactuals.map((one) => {
        const text = changeText(one);
        return (
          <li key={text}>
            <span className={classes.adds}>+{one.adds}</span>
            {text}
          </li>
        );
      })}
    </ul>
  );
}
