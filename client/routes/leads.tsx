import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';

export function Page() {
  const { t } = useTranslation('lead');
  const { orgId } = useWorkspace();
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState
        icon={<IconUsers size={24} stroke={1.6} />}
        title={t('empty.title')}
        text={t('empty.text')}
        action={
          <LinkButton to="/w/$orgId/crawls" params={{ orgId }}>
            {t('empty.action')}
          </LinkButton>
        }
      />
    </>
  );
}
