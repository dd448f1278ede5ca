import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../ui/hotkeys.ts';
import { useCan, useWorkspace } from '../../workspace/workspace.tsx';

/** `c` opens the form on every screen about crawls. */
export function useNewCrawlCommand(): void {
  const { t } = useTranslation('crawl');
  const { orgId } = useWorkspace();
  const canRun = useCan('crawl.run');
  const navigate = useNavigate();
  useCommands(
    canRun
      ? [
          {
            id: 'crawl.new',
            label: t('new'),
            group: t('group.crawls'),
            keys: 'c',
            icon: <IconPlus size={18} stroke={1.6} />,
            run: () => void navigate({ to: '/w/$orgId/crawls/new', params: { orgId } }),
          },
        ]
      : [],
  );
}
