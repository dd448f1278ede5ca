import { useTranslation } from 'react-i18next';
import { CostReceipt } from './cost-receipt.tsx';
import { OfflineSwitch } from './offline-switch.tsx';
import classes from './pledges.module.css';
import { SentenceDemo } from './sentence-demo.tsx';

const KEYLESS_STEPS = ['crawl', 'read', 'merge', 'work'] as const;

/** What Quarry promises, each with a small piece of the product that shows it. */
export function Pledges() {
  const { t } = useTranslation('landing');
  return (
    <div className={classes.pledges}>
      <Pledge title={t('sentence.title')} text={t('sentence.text')}>
        <SentenceDemo />
      </Pledge>
      <Pledge title={t('offline.title')} text={t('offline.text')}>
        <OfflineSwitch />
      </Pledge>
      <Pledge title={t('cost.title')} text={t('cost.text')}>
        <CostReceipt />
      </Pledge>
      <Pledge title={t('keyless.title')} text={t('keyless.text')}>
        <table className={classes.steps}>
          <thead>
            <tr>
              <th scope="col">{t('keyless.step')}</th>
              <th scope="col">{t('keyless.key')}</th>
            </tr>
          </thead>
          <tbody>
            {KEYLESS_STEPS.map((step) => (
              <tr key={step}>
                <td>{t(`keyless.steps.${step}`)}</td>
                <td>{t('keyless.none')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Pledge>
      <Pledge title={t('undo.title')} text={t('undo.text')}>
        <ol className={classes.story}>
          <li>
            <b>{t('undo.you')}</b> {t('undo.youDid')}
          </li>
          <li>
            <b>{t('undo.her')}</b> {t('undo.sheDid')}
          </li>
          <li>
            <b>{t('undo.you')}</b> {t('undo.undid')}
          </li>
          <li className={classes.result}>{t('undo.result')}</li>
        </ol>
      </Pledge>
    </div>
  );
}

interface PledgeProps {
  title: string;
  text: string;
  children: React.ReactNode;
}

function Pledge({ title, text, children }: PledgeProps) {
  return (
    <section className={classes.pledge}>
      <div>
        <h2 className={classes.title}>{title}</h2>
        <p className={classes.text}>{text}</p>
      </div>
      <div className={classes.proof}>{children}</div>
    </section>
  );
}
