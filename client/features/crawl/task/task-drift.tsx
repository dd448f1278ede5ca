import { IconTrendingDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Drift } from '../../../../schema/source/drift.ts';
import type crawl from '../../../locales/en/crawl.json';
import classes from './task-notice.module.css';

type FieldWords = keyof typeof crawl.drift.field;

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });

const isField = (field: string, words: object): field is FieldWords => Object.hasOwn(words, field);

/** Fields that a host's pages used to yield and hardly do any more. Nothing while there are none. */
export function TaskDrift({ drift }: { drift: readonly Drift[] | null }) {
  const { t } = useTranslation('crawl');
  if (!drift || drift.length === 0) return null;
  const words = t('drift.field', { returnObjects: true });
  const byHost = Map.groupBy(drift, ({ host }) => host);
  return (
    <output className={classes.notice}>
      <IconTrendingDown size={18} stroke={1.7} aria-hidden="true" className={classes.icon} />
      <div>
        <strong>{t('drift.title', { count: byHost.size })}</strong>
        <ul className={classes.hosts}>
          {[...byHost].map(([host, fields]) => (
            <li key={host}>
              {t('drift.line', {
                host,
                fields: fields
                  .map(({ field, was, now }) =>
                    t('drift.share', {
                      field: isField(field, words) ? t(`drift.field.${field}`) : field,
                      was: percent.format(was),
                      now: percent.format(now),
                    }),
                  )
                  .join('; '),
              })}
            </li>
          ))}
        </ul>
        {t('drift.text')}
      </div>
    </output>
  );
}
