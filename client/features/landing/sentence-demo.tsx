import { useTranslation } from 'react-i18next';
import classes from './sentence-demo.module.css';

const PARTS = ['industry', 'place', 'needs'] as const;
const FOUND = [
  { key: 'first', score: 92 },
  { key: 'second', score: 74 },
  { key: 'third', score: 31 },
] as const;

/** A sentence, what was read from it, and the leads that it gave, best first. */
export function SentenceDemo() {
  const { t } = useTranslation('landing');
  return (
    <div className={classes.demo}>
      <p className={classes.sentence}>{t('sentence.asked')}</p>
      <ul className={classes.parts} aria-label={t('sentence.read')}>
        {PARTS.map((part) => (
          <li key={part}>
            <span className={classes.label}>{t(`sentence.part.${part}`)}</span>{' '}
            {t(`sentence.value.${part}`)}
          </li>
        ))}
      </ul>
      <ol className={classes.found}>
        {FOUND.map(({ key, score }) => (
          <li key={key}>
            <span className={classes.score} data-good={score > 50 || undefined}>
              {score}
            </span>
            <span className={classes.who}>
              <b>{t(`sentence.found.${key}.name`)}</b>
              <span className={classes.why}>{t(`sentence.found.${key}.why`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
