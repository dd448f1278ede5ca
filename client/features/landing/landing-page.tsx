import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../ui/page-title.tsx';

export function LandingPage() {
  const { t } = useTranslation('landing');
  return (
    <main id="main" tabIndex={-1}>
      <PageTitle title={t('title')} />
      <h1>{t('title')}</h1>
    </main>
  );
}
