import { IconPick, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../ui/hotkeys.ts';
import { useCan, useWorkspace } from '../../workspace/workspace.tsx';
import { useSampleCrawl } from './use-sample-crawl.ts';

/** `c` opens the form on every screen about crawls; the palette offers the sample web, too. */
export function useNewCrawlCommand(): void {
  const { t } = useTranslation('crawl');
  const { orgId } = useWorkspace();
  const canRun = useCan('crawl.run');
  const navigate = useNavigate();
  const sample = useSampleCrawl();
  const group = t('group.crawls');
  useCommands(
    canRun
      ? [
          {
            id: 'crawl.new',
            label: t('new'),
            group,
            keys: 'c',
            icon: <IconPlus size={18} stroke={1.6} />,
            run: () => void navigate({ to: '/w/$orgId/crawls/new', params: { orgId } }),
          },
          ...(sample
            ? [
                {
                  id: 'crawl.sample',
                  label: t('sample'),
                  group,
                  icon: <IconPick size={18} stroke={1.6} />,
                  run: sample.start,
                },
              ]
            : []),
        ]
      : [],
  );
}
