import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Wordmark } from '../../ui/mark.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import classes from './auth-layout.module.css';
import { Terraces } from './terraces.tsx';

interface AuthLayoutProps {
  title: string;
  lead?: string;
  children: React.ReactNode;
  /** The way to the sibling page. */
  foot?: React.ReactNode;
}

/** One column for the form; beside it, where there is room, a glimpse of what waits inside. */
export function AuthLayout({ title, lead, children, foot }: AuthLayoutProps) {
  const { t } = useTranslation('auth');
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <header className={classes.top}>
          <Link to="/" className={classes.logo} aria-label="Quarry">
            <Wordmark size={24} />
          </Link>
        </header>
        <main id="main" className={classes.main} tabIndex={-1}>
          <PageTitle title={title} />
          <h1 className={classes.title}>{title}</h1>
          {lead && <p className={classes.lead}>{lead}</p>}
          <div className={classes.content}>{children}</div>
          {foot && <p className={classes.foot}>{foot}</p>}
        </main>
      </div>
      <aside className={classes.panel}>
        <Terraces />
        <figure className={classes.figure}>
          <div className={classes.sheet} lang="sv">
            <div className={classes.source}>{t('panel.source')}</div>
            <p className={classes.text}>
              {t('panel.text1')}
              <mark className={classes.mark}>{t('panel.mark1')}</mark>
              {t('panel.text2')}
              <mark className={classes.mark}>{t('panel.mark2')}</mark>
              {t('panel.text3')}
            </p>
            <figcaption className={classes.caption}>{t('panel.caption')}</figcaption>
          </div>
        </figure>
      </aside>
    </div>
  );
}
