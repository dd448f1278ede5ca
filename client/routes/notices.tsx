import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NoticeList } from '../features/notice/notice-list.tsx';
import { readNotices, useNotices } from '../features/notice/use-notices.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';

/** The list as a page of its own: on a phone, and for a link. */
export function Page() {
  const { t } = useTranslation('notice');
  const { orgId } = useWorkspace();
  const { notices, unread, result } = useNotices();
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <Button
            size="xs"
            variant="default"
            disabled={unread.length === 0}
            onClick={() => readNotices(unread)}
          >
            {t('readAll')}
          </Button>
        }
      />
      <PageBody width="read">
        <NoticeList
          notices={notices}
          result={result}
          orgId={orgId}
          onOpen={(notice) => readNotices([notice])}
        />
        <div>
          <LinkButton
            to="/w/$orgId/settings"
            params={{ orgId }}
            hash="notifications"
            variant="subtle"
            size="xs"
          >
            {t('settings')}
          </LinkButton>
        </div>
      </PageBody>
    </>
  );
}
