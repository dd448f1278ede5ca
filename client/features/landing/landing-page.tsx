import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/link-button.tsx';
import { Wordmark } from '../../ui/mark.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import classes from './landing-page.module.css';
import { Pledges } from './pledges.tsx';
import { ReceiptDemo } from './receipt-demo.tsx';
import { SampleButton } from './sample-button.tsx';

interface LandingPageProps {
  /** Opens the sample workspace; resolves to a problem to show, or null. */
  onTrySample: () => Promise<string | null>;
}

export function LandingPage({ onTrySample }: LandingPageProps) {
  const { t } = useTranslation('landing');
  return (
    <div className={classes.page}>
      <PageTitle title={t('title')} />
      <header className={classes.top}>
        <Wordmark size={26} />
        <nav className={classes.nav} aria-label={t('nav.label')}>
          <LinkButton to="/sign-in" variant="subtle">
            {t('nav.signIn')}
          </LinkButton>
          <LinkButton to="/sign-up" variant="default" className={classes.wide}>
            {t('nav.signUp')}
          </LinkButton>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        <section className={classes.hero}>
          <h1 className={classes.title}>
            {t('hero.line1')} <br />
            <span className={classes.marked}>{t('hero.line2')}</span>
          </h1>
          <div className={classes.pitch}>
            <p className={classes.text}>{t('hero.text')}</p>
            <div className={classes.calls}>
              <LinkButton to="/sign-up" size="lg">
                {t('hero.create')}
              </LinkButton>
              <SampleButton onTry={onTrySample} />
            </div>
            <p className={classes.note}>{t('hero.note')}</p>
          </div>
        </section>
        <ReceiptDemo />
        <Pledges />
        <section className={classes.end}>
          <h2 className={classes.endTitle}>{t('end.title')}</h2>
          <div className={classes.calls}>
            <LinkButton to="/sign-up" size="lg">
              {t('hero.create')}
            </LinkButton>
            <SampleButton onTry={onTrySample} />
          </div>
        </section>
      </main>
      <footer className={classes.footer}>
        <Wordmark size={18} />
        <span>{t('end.footer')}</span>
      </footer>
    </div>
  );
}
