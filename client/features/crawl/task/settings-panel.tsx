import { useTranslation } from 'react-i18next';
import { IDENTITY_FIELDS, OPTIONAL_FIELDS } from '../../../../schema/source/settings.ts';
import { Credits } from '../../../ui/credits.tsx';
import { formatDuration, formatNumber } from '../../../ui/format.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { SectionCard } from '../../../ui/section-card.tsx';
import type { CrawlTask } from '../crawl-types.ts';
import { SourceSummary } from '../source-summary.tsx';
import classes from './settings-panel.module.css';

const LISTED_ADDRESSES = 10;

/** How the crawl was set up. To change it, one clones it. */
export function SettingsPanel({ task }: { task: CrawlTask }) {
  const { t } = useTranslation('crawl');
  const { settings, source } = task;
  const more = source.urls.length - LISTED_ADDRESSES;
  const isScheduled = task.schedule !== 'once' && task.nextRunAt !== null;
  return (
    <div className={classes.cards}>
      <SectionCard
        title={t('settings.sourceTitle')}
        action={
          task.sourceKind === 'listing' && (
            <LinkButton
              variant="default"
              size="xs"
              to="/w/$orgId/crawls/$taskId/entries"
              params={{ orgId: task.orgId, taskId: task.id }}
            >
              {t('settings.entries')}
            </LinkButton>
          )
        }
      >
        <dl className={classes.facts}>
          <Fact label={t('settings.source')}>
            <SourceSummary task={task} />
          </Fact>
          <Fact label={t('settings.addresses')}>
            <ul className={classes.addresses}>
              {source.urls.slice(0, LISTED_ADDRESSES).map((url) => (
                <li key={url} className={classes.address} title={url}>
                  {url.replace(/^https?:\/\/|\/$/g, '')}
                </li>
              ))}
              {more > 0 && (
                <li className={classes.more}>
                  {t('settings.moreAddresses', { count: more, formatted: formatNumber(more) })}
                </li>
              )}
            </ul>
          </Fact>
          <Fact label={t('settings.wanted')}>
            <WantedFields fields={settings.fields} />
          </Fact>
          <Fact label={t('settings.schedule')}>
            {t(`schedule.${task.schedule}`)}
            {isScheduled && (
              <span className={classes.more}>
                {` · ${t('settings.next')} `}
                <RelativeTime at={task.nextRunAt ?? 0} />
              </span>
            )}
          </Fact>
          <Fact label={t('settings.run')}>{formatNumber(Math.max(0, task.run))}</Fact>
          <Fact label={t('settings.createdBy')}>{task.creator?.name ?? '–'}</Fact>
        </dl>
      </SectionCard>
      <SectionCard title={t('settings.limitsTitle')}>
        <dl className={classes.facts}>
          <Fact label={t('settings.budget')}>
            <Credits amount={task.budgetCredits} />
          </Fact>
          <Fact label={t('settings.depth')}>
            {settings.depth === 0
              ? t('form.depthNone')
              : t('form.depthOption', { count: settings.depth })}
          </Fact>
          <Fact label={t('settings.pageLimit')}>{formatNumber(settings.pageLimit)}</Fact>
          <Fact label={t('settings.pagesPerHost')}>{formatNumber(settings.pagesPerHost)}</Fact>
          <Fact label={t('settings.timeLimit')}>{formatDuration(settings.timeLimitSeconds)}</Fact>
          <Fact label={t('settings.pace')}>
            {t('settings.seconds', { seconds: formatNumber(settings.paceMs / 1000) })}
          </Fact>
          <Fact label={t('settings.useBrowser')}>
            {t(settings.useBrowser ? 'settings.browserOn' : 'settings.browserOff')}
          </Fact>
          <Fact label={t('settings.respectRobots')}>
            {t(settings.respectRobots ? 'settings.robotsOn' : 'settings.robotsOff')}
          </Fact>
          <Fact label={t('settings.followExternal')}>
            {t(settings.followExternal ? 'settings.externalOn' : 'settings.externalOff')}
          </Fact>
        </dl>
      </SectionCard>
    </div>
  );
}

function WantedFields({ fields }: Pick<CrawlTask['settings'], 'fields'>) {
  const { t } = useTranslation('crawl');
  const kept = OPTIONAL_FIELDS.filter((field) => fields.includes(field));
  if (kept.length === OPTIONAL_FIELDS.length) return t('settings.wantedAll');
  if (kept.length === 0) return t('settings.wantedLeast');
  return [...IDENTITY_FIELDS, ...kept].map((field) => t(`field.${field}`)).join(', ');
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
