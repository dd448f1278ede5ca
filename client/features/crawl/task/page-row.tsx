import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusDot } from '../../../ui/status.tsx';
import { pageKindWords } from '../words/page-kind.ts';
import classes from './pages-panel.module.css';
import type { FreePage } from './use-free-pages.ts';

/** A page's address, what became of it, and the technical side of that, quietly. */
export function PageRow({ page }: { page: FreePage }) {
  const { t } = useTranslation('crawl');
  const words = pageKindWords(page.kind);
  const facts = [
    page.status !== null && page.status >= 400 && t('pages.status', { status: page.status }),
    page.attempts > 1 && t('pages.tries', { count: page.attempts }),
    page.via === 'browser' && t('pages.drawn'),
  ].filter((fact) => fact !== false);
  return (
    <div className={classes.row}>
      <div className={classes.kind}>
        <StatusDot tone={page.state === 'failed' ? 'bad' : 'neutral'}>
          {t(`kind.${words}.label`)}
        </StatusDot>
      </div>
      <div className={classes.page}>
        <a className={classes.url} href={page.url} target="_blank" rel="noreferrer noopener">
          <span className={classes.address}>{page.url.replace(/^https?:\/\//, '')}</span>
          <IconExternalLink size={13} stroke={1.7} aria-hidden="true" />
          <span className="q-hidden">{t('pages.opens')}</span>
        </a>
        <div className={classes.reason} title={page.error ?? undefined}>
          {t(`kind.${words}.text`)}
          {facts.length > 0 && <span className={classes.facts}> {facts.join(' · ')}</span>}
        </div>
      </div>
    </div>
  );
}
