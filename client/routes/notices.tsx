import { useTranslation } from 'react-i18next';
import { NoticeActs } from '../features/notice/notice-acts.tsx';
import { NoticeList } from '../features/notice/notice-list.tsx';
import { readNotices, useNotices } from '../features/notice/use-notices.ts';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';

/** The list as a page of its own: on a phone, and for a link. */
export function Page(): React.ReactNode {
  const { t } = useTranslation('notice');
  const { orgId } = useWorkspace();
  const { notices, unread, result } = useNotices();
  return (
    <>
      <PageHeader title={t('title')} />
      <PageBody width="read">
        <div>
          <NoticeActs
            orgId={orgId}
            hasUnread={unread.length > 0}
            onReadAll={() => readNotices(unread)}
          />
          <NoticeList
            notices={notices}
            result={result}
            orgId={orgId}
            onOpen={(notice) => readNotices([notice])}
          />
        </div>
      </PageBody>
    </>
  );
}
