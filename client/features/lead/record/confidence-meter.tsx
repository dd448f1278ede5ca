import { useTranslation } from 'react-i18next';
import classes from './receipt.module.css';

const BARS = 4;
/** Below this a value is worth a second look; extractors' confidences are calibrated shares. */
const SHAKY = 0.6;

export const percent = new Intl.NumberFormat(
  typeof navigator === 'undefined' ? 'en' : navigator.language,
  { style: 'percent' },
);

/** How sure the reader was, from 0 to 1: four quiet bars, the figure on hover and when read out. */
export function ConfidenceMeter({ confidence }: { confidence: number }) {
  const { t } = useTranslation('lead');
  const words = t('record.sure', { percent: percent.format(confidence) });
  const filled = Math.max(1, Math.round(confidence * BARS));
  return (
    <span className={classes.meter} data-shaky={confidence < SHAKY || undefined} title={words}>
      {Array.from({ length: BARS }, (_, bar) => (
        <i key={bar} data-filled={bar < filled || undefined} />
      ))}
      <span className="q-hidden">{words}</span>
    </span>
  );
}
