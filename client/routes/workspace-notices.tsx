import { useMediaQuery } from '@mantine/hooks';
import { useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { IconBell } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoticeBell } from '../features/notice/notice-bell.tsx';
import { useNotices } from '../features/notice/use-notices.ts';
import { useSeenNotices, useSystemNotices } from '../features/notice/use-seen-notices.ts';
import { followNotifications } from '../pwa/follow-notifications.ts';
import { syncPush } from '../pwa/push.ts';
import { useCommands } from '../ui/hotkeys.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { useHomeZone } from './use-home-zone.ts';

const Prompts = lazy(async () => {
  const { Prompts: Part } = await import('../features/notice/prompts.tsx');
  return { default: Part };
});
const NoticeSheet = lazy(() => import('../features/notice/notice-sheet.tsx'));

/** Questions that wait until Quarry was of use. */
export function WorkspacePrompts() {
  const { isSample, leadCount } = useWorkspace();
  const { notices } = useNotices();
  const { pathname } = useLocation();
  // The settings say it all themselves.
  if (pathname.endsWith('/settings')) return null;
  return (
    <Suspense>
      <Prompts notices={notices} hasValue={leadCount > 0 && !isSample} />
    </Suspense>
  );
}

/** What the shell needs of notifications: the bell with its list, and all that happens unseen. */
export function WorkspaceNotices() {
  const { t } = useTranslation(['notice', 'shell']);
  const { orgId } = useWorkspace();
  const { notices, unread } = useNotices();
  const { history } = useRouter();
  const { pathname, searchStr } = useLocation();
  const navigate = useNavigate();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [sheet, setSheet] = useState<'unused' | 'open' | 'closed'>('unused');

  useHomeZone(orgId);
  useSeenNotices(unread, pathname + searchStr);
  useSystemNotices(notices, unread.length);
  useEffect(() => void syncPush(), []);
  useEffect(() => followNotifications((path) => history.push(path)), [history]);

  const open = () => {
    if (isPhone) void navigate({ to: '/w/$orgId/notices', params: { orgId } });
    else setSheet('open');
  };
  useCommands([
    {
      id: 'notices',
      label: t('shell:go', { place: t('title') }),
      group: t('shell:groups.go'),
      keys: 'g n',
      icon: <IconBell size={18} stroke={1.6} />,
      run: open,
    },
  ]);
  return (
    <>
      <NoticeBell unread={unread.length} onOpen={open} />
      <Suspense>
        {sheet !== 'unused' && (
          <NoticeSheet orgId={orgId} isOpen={sheet === 'open'} onClose={() => setSheet('closed')} />
        )}
      </Suspense>
    </>
  );
}
