import classes from './terraces.module.css';

const BENCHES = 11;
const CORNERS = 40;
const SIZE = 1000;

/** An open pit as a map shows it: benches one inside the other, each a little off the last. */
export function Terraces() {
  return (
    <svg
      className={classes.map}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {Array.from({ length: BENCHES }, (_, bench) => (
        <path key={bench} d={benchPath(bench)} className={classes.bench} />
      ))}
    </svg>
  );
}

/** A closed curve around the middle; the wobble is the same in every browser, and eases outwards. */
function benchPath(bench: number): string {
  const radius = 210 + bench * 62;
  const points = Array.from({ length: CORNERS }, (_, corner) => {
    const angle = (corner / CORNERS) * 2 * Math.PI;
    // A superellipse: squarer than a circle, as pits are.
    const square = (Math.abs(Math.cos(angle)) ** 3 + Math.abs(Math.sin(angle)) ** 3) ** (-1 / 3);
    const wobble =
      1 + 0.05 * Math.sin(angle * 3 + bench * 0.5) + 0.035 * Math.sin(angle * 5 - bench * 0.8);
    const reach = radius * square * wobble;
    return [SIZE / 2 + reach * Math.cos(angle), SIZE / 2 + reach * Math.sin(angle) * 0.92] as const;
  });
  const middles = points.map(([x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % CORNERS] ?? [x, y];
    return {
      control: `${x.toFixed(1)} ${y.toFixed(1)}`,
      to: `${((x + nextX) / 2).toFixed(1)} ${((y + nextY) / 2).toFixed(1)}`,
    };
  });
  const curves = middles.map(({ control, to }) => `Q${control} ${to}`).join('');
  return `M${middles.at(-1)?.to ?? ''}${curves}Z`;
}
