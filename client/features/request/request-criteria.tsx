import { useTranslation } from 'react-i18next';
import type { IcpCriteria } from '../../../schema/profile/icp.ts';
import { partInWords } from './criteria-words.ts';
import { PILLS } from './request-draft.ts';
import classes from './request-criteria.module.css';

/** What is looked for, as it was put to the sources. */
export function RequestCriteria({
  criteria,
  acts,
}: {
  criteria: IcpCriteria;
  acts?: React.ReactNode;
}) {
  const { t } = useTranslation('request');
  const channelName = (channel: string) => t(`channel.${channel as 'email'}`);
  const parts = PILLS.map((pill) => ({ pill, words: partInWords(criteria, pill, channelName) }));
  return (
    <div className={classes.head}>
      <dl className={classes.criteria} aria-label={t('pills.label')}>
        {parts
          .filter(({ words }) => words !== '')
          .map(({ pill, words }) => (
            <div key={pill}>
              <dt>{t(`pills.${pill}`)}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
      {acts && <div className={classes.acts}>{acts}</div>}
    </div>
  );
}
