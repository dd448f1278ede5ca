import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { isTaskActive } from '../../../../schema/source/state.ts';
import { formatNumber } from '../../../ui/format.ts';
import type { CrawlResult, CrawlTask } from '../crawl-types.ts';
import { actsOn, type CrawlAct } from '../task-acts.ts';
import { ConsolePanel } from './console-panel.tsx';
import { type CrawlSearch, type CrawlTab, TABS } from './crawl-search.ts';
import { PagesPanel } from './pages-panel.tsx';
import { ResultsPanel } from './results-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { TaskDraft } from './task-draft.tsx';
import { TaskDrift } from './task-drift.tsx';
import { TaskNotice } from './task-notice.tsx';
import { TaskProgress } from './task-progress.tsx';
import classes from './task-screen.module.css';
import type { CrawlConsole } from './use-crawl-console.ts';

interface TaskScreenProps {
  task: CrawlTask;
  results: readonly CrawlResult[];
  areResultsComplete: boolean;
  /** There may be results beyond these. */
  hasMoreResults: boolean;
  /** In this run or an earlier one. */
  hasEverFound: boolean;
  onReach: (lastIndex: number) => void;
  console: CrawlConsole;
  canRun: boolean;
  search: CrawlSearch;
  onSearch: (search: CrawlSearch) => void;
  onAct: (act: CrawlAct) => void;
  /** Results onto a pipeline; null for those who may not. */
  onSave: ((leadIds: readonly string[]) => void) | null;
}

/** A crawl while it runs and after: figures on top, what it finds below, its console beside. */
export function TaskScreen(props: TaskScreenProps) {
  const { task, results, console, canRun, search, onSearch, onAct } = props;
  const isWide = useMediaQuery('(min-width: 72em)', true, { getInitialValueInEffect: false });
  const hasConsole = isTaskActive(task.state) || console.lines.length > 0;
  const isBeside = isWide && hasConsole;
  const listed = results.filter(({ lead }) => lead && lead.taskId === task.id).length;
  const ownLeads = props.hasMoreResults ? Math.max(listed, task.leadsNew) : listed;
  const hasEarlier = task.run > 1 && props.hasEverFound;
  const canRetry = canRun && actsOn(task).includes('retryFailed');
  const panel = <ConsolePanel console={console} state={task.state} />;
  if (task.state === 'draft') {
    return (
      <div className={classes.page}>
        <TaskDraft task={task} canRun={canRun} onAct={onAct} />
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <TaskProgress
        task={task}
        ownLeads={ownLeads}
        hasEarlier={hasEarlier}
        canRun={canRun}
        onAct={onAct}
      />
      {task.notice && <TaskNotice notice={task.notice} />}
      <TaskDrift drift={task.drift} />
      <div className={classes.columns} data-beside={isBeside || undefined}>
        <TaskTabs
          task={task}
          count={results.length}
          withConsole={!isBeside && hasConsole}
          search={search}
          onSearch={onSearch}
        >
          {{
            results: (
              <ResultsPanel
                rows={results}
                isComplete={props.areResultsComplete || task.leadsFound === 0}
                task={task}
                show={search.show}
                onShow={(show) => onSearch({ ...search, show })}
                hasEarlier={hasEarlier}
                withEarlier={search.earlier === true}
                onEarlier={(isWanted) =>
                  onSearch({ ...search, earlier: isWanted ? true : undefined })
                }
                onReach={props.onReach}
                onSave={props.onSave}
              />
            ),
            console: <div className={classes.tabConsole}>{panel}</div>,
            pages: (
              <PagesPanel task={task} onRetry={canRetry ? () => onAct('retryFailed') : null} />
            ),
            settings: <SettingsPanel task={task} />,
          }}
        </TaskTabs>
        {isBeside && <aside className={classes.aside}>{panel}</aside>}
      </div>
    </div>
  );
}

/** On a phone not all tabs have room: the chosen one is brought into sight. */
function reveal(tab: HTMLElement | null) {
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

interface TaskTabsProps {
  task: CrawlTask;
  /** Leads listed so far. */
  count: number;
  withConsole: boolean;
  search: CrawlSearch;
  onSearch: (search: CrawlSearch) => void;
  children: Record<CrawlTab, React.ReactNode>;
}

function TaskTabs({ task, count, withConsole, search, onSearch, children }: TaskTabsProps) {
  const { t } = useTranslation('crawl');
  const offered = TABS.filter((tab) => tab !== 'console' || withConsole);
  // With nobody found, what became of the pages is the news.
  const leftOut = task.pagesFree + task.pagesFailed;
  const hasOnlyPages = task.finishedAt !== null && task.leadsFound === 0 && leftOut > 0;
  const usual = hasOnlyPages ? 'pages' : 'results';
  const tab = offered.find((known) => known === search.tab) ?? usual;
  const counts: Partial<Record<CrawlTab, number>> = {
    results: Math.max(count, task.leadsFound),
    pages: leftOut,
  };
  return (
    <Tabs
      value={tab}
      onChange={(next) =>
        onSearch({ ...search, tab: next === usual ? undefined : (next as CrawlTab) })
      }
      keepMounted={false}
      classNames={{ list: classes.tabs, tab: classes.tab }}
    >
      <Tabs.List aria-label={t('task.tabs')}>
        {offered.map((each) => (
          <Tabs.Tab key={each} value={each} ref={each === tab ? reveal : undefined}>
            {t(`task.tab.${each}`)}
            {counts[each] ? (
              <span className={classes.count}>{formatNumber(counts[each])}</span>
            ) : null}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {offered.map((each) => (
        <Tabs.Panel key={each} value={each} className={classes.panel}>
          {children[each]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
