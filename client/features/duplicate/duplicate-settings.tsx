import { Button, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { useCan } from '../../workspace/workspace.tsx';
import type { DuplicateActs } from './duplicate-acts.ts';
import classes from './duplicate-settings.module.css';

interface DuplicateSettingsProps {
  autoMerge: boolean;
  sweepStartedAt: number | null;
  sweepFinishedAt: number | null;
  acts: DuplicateActs;
}

/** What happens without asking, and a look at everything from the ground up. */
export function DuplicateSettings(props: DuplicateSettingsProps) {
  const { autoMerge, sweepStartedAt, sweepFinishedAt, acts } = props;
  const { t } = useTranslation('duplicate');
  const canResolve = useCan('duplicate.resolve');
  const isRunning = sweepStartedAt !== null && sweepFinishedAt === null;
  return (
    <SectionCard title={t('settings.title')}>
      <div className={classes.settings}>
        <Switch
          checked={autoMerge}
          disabled={!canResolve}
          onChange={(event) => acts.setAutoMerge(event.currentTarget.checked)}
          label={t('settings.auto')}
          description={t('settings.autoText')}
        />
        <div className={classes.sweep}>
          {canResolve && (
            <Button variant="default" size="xs" loading={isRunning} onClick={() => acts.sweep()}>
              {t('settings.sweep')}
            </Button>
          )}
          <output className={classes.when}>
            {isRunning && t('settings.running')}
            {!isRunning && sweepFinishedAt !== null && (
              <>
                {t('settings.lastSweep')} <RelativeTime at={sweepFinishedAt} />
              </>
            )}
            {!isRunning && sweepFinishedAt === null && t('settings.each')}
          </output>
        </div>
      </div>
    </SectionCard>
  );
}
