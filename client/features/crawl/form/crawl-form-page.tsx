import { IconPlayerPlay } from '@tabler/icons-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../../ui/hotkeys.ts';
import { useConnection } from '../../../zero/use-connection.ts';
import { useWorkspace } from '../../../workspace/workspace.tsx';
import { checkDraft, type CrawlDraft, toCrawl } from '../draft/crawl-draft.ts';
import { AdvancedFields } from './advanced-fields.tsx';
import { CostCard } from './cost-card.tsx';
import classes from './crawl-form.module.css';
import { DetailFields } from './detail-fields.tsx';
import './mantine-form.css.ts';
import { SourceFields } from './source-fields.tsx';
import { WantedFields } from './wanted-fields.tsx';
import { useCrawlForm } from './use-crawl-form.ts';

export type NewCrawl = ReturnType<typeof toCrawl> & { start: boolean };

interface CrawlFormPageProps {
  from?: { taskId: string; draft: CrawlDraft };
  sampleUrl: string | null;
  /** Makes the crawl; the kept draft is cleared then, and put back by `restore` if it was refused. */
  onCreate: (crawl: NewCrawl, restore: () => void) => void;
}

/** The form for a new crawl: where to look, how far, what it costs. */
export function CrawlFormPage({ from, sampleUrl, onCreate }: CrawlFormPageProps) {
  const { t } = useTranslation('crawl');
  const { orgId, balance, held } = useWorkspace();
  const connection = useConnection();
  const form = useCrawlForm({ orgId, from, freeCredits: balance });
  const element = useRef<HTMLFormElement>(null);

  const create = (start: boolean) => {
    const now = form.readNow();
    const isShort = start && form.quote.missing > 0;
    if (Object.keys(checkDraft(now)).length > 0 || isShort) {
      // The wrong fields have to be marked before the first of them can be found.
      flushSync(form.showProblems);
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    const restore = form.finish();
    onCreate({ ...toCrawl(now), start }, restore);
  };

  useCommands([
    {
      id: 'crawl.submit',
      label: t('form.submit'),
      group: t('group.crawl'),
      keys: 'mod+enter',
      inFields: true,
      icon: <IconPlayerPlay size={18} stroke={1.6} />,
      run: () => create(true),
    },
  ]);

  return (
    <form
      ref={element}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create(true);
      }}
    >
      <div className={classes.main}>
        <SourceFields form={form} sampleUrl={sampleUrl} />
        <DetailFields form={form} />
        <WantedFields
          wanted={form.settings.fields}
          onChange={(fields) => form.changeSettings({ fields })}
        />
        <AdvancedFields form={form} />
      </div>
      <div className={classes.side}>
        <CostCard
          form={form}
          free={balance}
          held={held}
          isOffline={connection === 'offline'}
          onDraft={() => create(false)}
        />
      </div>
    </form>
  );
}
