import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { SCHEDULES } from '../../../../schema/source/state.ts';
import { SectionCard } from '../../../ui/section-card.tsx';
import classes from './crawl-form.module.css';
import { NumberField } from './number-field.tsx';
import type { CrawlForm } from './use-crawl-form.ts';

const DEEPEST = 10;

/** Reach and rhythm: what most people look at. */
export function DetailFields({ form }: { form: CrawlForm }) {
  const { t } = useTranslation('crawl');
  const { draft, settings, problems, change, changeSettings } = form;
  const scheduleId = useId();
  const depths = Array.from({ length: DEEPEST + 1 }, (_, depth) => ({
    value: String(depth),
    label: depth === 0 ? t('form.depthNone') : t('form.depthOption', { count: depth }),
  }));
  return (
    <SectionCard title={t('form.detailsTitle')}>
      <div className={classes.fields}>
        <div className={classes.pair}>
          <NativeSelect
            label={t('form.depth')}
            description={t('form.depthText')}
            value={String(settings.depth)}
            onChange={(event) => changeSettings({ depth: Number(event.currentTarget.value) })}
            data={depths}
          />
          <NumberField
            label={t('form.pageLimit')}
            description={t('form.pageLimitText')}
            value={settings.pageLimit}
            onChange={(pageLimit) => changeSettings({ pageLimit })}
            min={1}
            max={50_000}
            step={100}
            isWrong={problems.pageLimit !== undefined}
          />
        </div>
        <div>
          <div id={scheduleId} className={classes.label}>
            {t('form.schedule')}
          </div>
          <SegmentedControl
            className={classes.schedule}
            aria-labelledby={scheduleId}
            value={draft.schedule}
            onChange={(schedule) => change({ schedule })}
            data={SCHEDULES.map((value) => ({ value, label: t(`schedule.${value}`) }))}
          />
        </div>
      </div>
    </SectionCard>
  );
}
