import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  bestTime,
  type BestTime,
  type ContactFacts,
} from '../../../schema/verification/best-time.ts';
import { useNow } from '../../ui/use-now.ts';
import {
  dayHere,
  daysInWords,
  hourHere,
  hoursHere,
  hoursInWords,
  zoneName,
} from './clock-words.ts';
import classes from './reach-card.module.css';

/** The way, the days and the hours to reach them, in their time and in mine, and why. */
export function BestTimePart({ facts }: { facts: ContactFacts }) {
  const { t } = useTranslation('verification');
  const now = useNow();
  const best = bestTime(facts, now);
  if (!best) return null;
  return (
    <div className={classes.part}>
      <dt className={classes.state}>
        <span className={classes.badge}>
          <IconClock size={14} stroke={1.8} aria-hidden="true" />
          {t('bestTime.title')}
        </span>
      </dt>
      <dd className={classes.text}>
        <span className={classes.value}>
          {t(`bestTime.channel.${best.channel}`)}{' '}
          {t('bestTime.when', { days: daysInWords(best.weekdays), hours: hoursInWords(best) })}{' '}
          {t('bestTime.theirs')}
        </span>
        <Next best={best} now={now} />
        <ul className={classes.why}>
          {best.reasons.map((reason) => (
            <li key={reason}>{t(`bestTime.why.${reason}`)}</li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

function Next({ best, now }: { best: BestTime; now: number }) {
  const { t } = useTranslation('verification');
  const { next, timeZone } = best;
  if (!next || !timeZone) return <span className={classes.quiet}>{t('bestTime.zoneUnknown')}</span>;
  const isNow = next.startsAt <= now;
  const here = hoursHere(next);
  const isSame = here === hoursInWords(best);
  return (
    <>
      <span>
        {isNow
          ? t('bestTime.now', { time: hourHere(next.endsAt) })
          : t('bestTime.next', { moment: dayHere(next.startsAt) })}
        {!isNow && !isSame && <> · {t('bestTime.yours', { hours: here })}</>}
      </span>
      <span className={classes.quiet}>
        {t(best.isZoneCertain ? 'bestTime.zone' : 'bestTime.zoneGuess', {
          zone: zoneName(timeZone),
        })}
      </span>
    </>
  );
}
