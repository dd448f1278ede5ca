import { useTranslation } from 'react-i18next';
import { LinkButton } from './link-button.tsx';
import { MessagePage } from './message-page.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <MessagePage
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={<LinkButton to="/">{t('goHome')}</LinkButton>}
    />
  );
}
