import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QuietHours } from '../../../schema/notice/quiet-hours.ts';
import classes from './notification-card.module.css';
import { toClock, toMinute } from './clock.ts';

interface QuietHoursFieldProps {
  quiet: QuietHours | null;
  onChange: (quiet: QuietHours | null) => void;
}

const USUAL = { from: 22 * 60, to: 7 * 60 };

/** Hours in which nothing is pushed, by the clock of wherever I set them. */
export function QuietHoursField({ quiet, onChange }: QuietHoursFieldProps) {
  const { t } = useTranslation('notice');
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const change = (part: Partial<QuietHours>) =>
    onChange({ ...USUAL, ...quiet, timeZone: here, ...part });
  const changeClock = (name: 'from' | 'to') => (event: React.ChangeEvent<HTMLInputElement>) => {
    const minute = toMinute(event.currentTarget.value);
    if (minute !== null) change({ [name]: minute });
  };
  return (
    <div className={classes.part}>
      <Switch
        label={t('card.quiet')}
        description={t('card.quietText')}
        checked={quiet !== null}
        onChange={(event) => (event.currentTarget.checked ? change({}) : onChange(null))}
      />
      {quiet && (
        <>
          <div className={classes.clocks}>
            <TextInput
              type="time"
              label={t('card.quietFrom')}
              value={toClock(quiet.from)}
              onChange={changeClock('from')}
            />
            <TextInput
              type="time"
              label={t('card.quietTo')}
              value={toClock(quiet.to)}
              onChange={changeClock('to')}
            />
          </div>
          <p className={classes.hint}>{t('card.quietZone', { zone: quiet.timeZone })}</p>
        </>
      )}
    </div>
  );
}
