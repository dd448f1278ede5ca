import { Switch } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CrawlSettings } from '../../../../schema/source/settings.ts';
import { defaultSettings } from '../draft/crawl-draft.ts';
import classes from './advanced-fields.module.css';
import { NumberField } from './number-field.tsx';
import type { CrawlForm } from './use-crawl-form.ts';

const ADVANCED = [
  'pagesPerHost',
  'timeLimitSeconds',
  'paceMs',
  'useBrowser',
  'respectRobots',
  'followExternal',
] as const satisfies (keyof CrawlSettings)[];

/** For those who know why. Folded, with a word on how much was changed in it. */
export function AdvancedFields({ form }: { form: CrawlForm }) {
  const { t } = useTranslation('crawl');
  const { draft, settings, problems, changeSettings } = form;
  const usual = defaultSettings(draft.kind);
  const changed = ADVANCED.filter((key) => settings[key] !== usual[key]).length;
  const isWrong = ADVANCED.some((key) => problems[key]);
  return (
    <details className={classes.advanced} open={isWrong || undefined}>
      <summary className={classes.summary}>
        <IconChevronRight size={16} stroke={1.8} aria-hidden="true" className={classes.chevron} />
        {t('form.advanced')}
        {changed > 0 && (
          <span className={classes.changed}>{t('form.advancedChanged', { count: changed })}</span>
        )}
      </summary>
      <div className={classes.body}>
        <div className={classes.numbers}>
          <NumberField
            label={t('form.pagesPerHost')}
            value={settings.pagesPerHost}
            onChange={(pagesPerHost) => changeSettings({ pagesPerHost })}
            min={1}
            max={10_000}
            step={25}
            isWrong={problems.pagesPerHost !== undefined}
          />
          <NumberField
            label={t('form.timeLimit')}
            value={settings.timeLimitSeconds / 60}
            onChange={(minutes) => changeSettings({ timeLimitSeconds: Math.round(minutes * 60) })}
            min={1}
            max={1440}
            step={10}
            decimals={1}
            isWrong={problems.timeLimitSeconds !== undefined}
          />
          <NumberField
            label={t('form.pace')}
            description={t('form.paceText')}
            value={settings.paceMs / 1000}
            onChange={(seconds) => changeSettings({ paceMs: Math.round(seconds * 1000) })}
            min={0}
            max={60}
            step={0.25}
            decimals={3}
            isWrong={problems.paceMs !== undefined}
          />
        </div>
        {(['useBrowser', 'respectRobots', 'followExternal'] as const).map((key) => (
          <Switch
            key={key}
            label={t(`form.${key}`)}
            description={t(`form.${key}Text`)}
            checked={settings[key]}
            onChange={(event) => changeSettings({ [key]: event.currentTarget.checked })}
          />
        ))}
        {!settings.respectRobots && (
          <output className={classes.warning}>{t('form.robotsOff')}</output>
        )}
      </div>
    </details>
  );
}
