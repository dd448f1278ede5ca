import { useTranslation } from 'react-i18next';

/** Names the browser tab; the route announcer reads the same name aloud. React hoists the tag. */
export function PageTitle({ title }: { title: string }) {
  const { t } = useTranslation();
  return <title>{t('pageTitle', { page: title })}</title>;
}
