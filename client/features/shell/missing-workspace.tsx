import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOutbox } from '../../offline/use-outbox.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { MessagePage } from '../../ui/message-page.tsx';
import { NotFoundPage } from '../../ui/not-found-page.tsx';
import { PageLoading } from '../../ui/page-loading.tsx';
import { useConnection } from '../../zero/use-connection.ts';

interface MissingWorkspaceProps {
  /** Its name, when it was on screen a moment ago. */
  lostName: string | null;
  /** The server has confirmed that it is not mine; until then it may still arrive. */
  isCertain: boolean;
}

/** The workspace that the URL names is not among mine: lost, unknown, or not here yet. */
export function MissingWorkspace({ lostName, isCertain }: MissingWorkspaceProps) {
  const { t } = useTranslation('shell');
  const connection = useConnection();
  const { waiting, refused } = useOutbox();
  const owed = waiting.length + refused.length;
  if (lostName !== null || (isCertain && owed > 0)) {
    return (
      <MessagePage
        title={lostName === null ? t('gone.untitled') : t('gone.title', { name: lostName })}
        text={t('gone.text')}
        action={
          <Group gap="sm">
            <LinkButton to="/start">{t('gone.action')}</LinkButton>
            {owed > 0 && (
              <LinkButton to="/changes" variant="default">
                {t('gone.owed', { count: owed })}
              </LinkButton>
            )}
          </Group>
        }
      />
    );
  }
  if (isCertain) return <NotFoundPage />;
  return connection === 'offline' ? <AwayPage /> : <PageLoading />;
}

/** A device without rows and without a network can only say so; what waits on it is safe. */
export function AwayPage() {
  const { t } = useTranslation('shell');
  const { waiting } = useOutbox();
  const count = waiting.length;
  const text = count > 0 ? t('away.waiting', { count }) : t('away.text');
  return <MessagePage title={t('away.title')} text={text} action={null} />;
}
