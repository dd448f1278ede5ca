import { useTranslation } from 'react-i18next';
import type { Feature } from '../../../schema/duplicate/match/features.ts';
import classes from './reasons.module.css';

/** Weaker ones say nothing to a person. */
const TELLING_BITS = 0.5;

/** Why two leads may be one, and what speaks against it: the strongest first, for then against. */
export function Reasons({ features, most = 8 }: { features: readonly Feature[]; most?: number }) {
  const { t } = useTranslation('duplicate');
  const telling = features
    .filter(({ bits }) => Math.abs(bits) >= TELLING_BITS)
    .toSorted((a, b) => b.bits - a.bits)
    .slice(0, most);
  return (
    <ul className={classes.reasons}>
      {telling.map(({ feature, bits, verdict }) => (
        <li key={feature} className={classes.reason} data-against={bits < 0 || undefined}>
          <span className={classes.sign} aria-hidden="true">
            {bits < 0 ? '−' : '+'}
          </span>
          {t(`verdict.${verdict}`, { feature: t(`feature.${feature}`) })}
          <span className={classes.strength} aria-hidden="true">
            <span style={{ inlineSize: `${Math.min(100, Math.abs(bits) * 6)}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
