import { useTranslation } from 'react-i18next';
import { Mark } from './mark.tsx';
import classes from './page-loading.module.css';

/** The moment before the first rows are here on a new device; appears only if it lasts. */
export function PageLoading() {
  const { t } = useTranslation();
  return (
    <main id="main" className={classes.page} tabIndex={-1} aria-busy="true">
      <div className={classes.mark}>
        <Mark size={40} />
      </div>
      <output className="q-hidden">{t('loading')}</output>
    </main>
  );
}
