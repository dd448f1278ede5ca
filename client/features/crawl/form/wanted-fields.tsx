import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type CrawlSettings, OPTIONAL_FIELDS } from '../../../../schema/source/settings.ts';
import { SectionCard } from '../../../ui/section-card.tsx';
import classes from './wanted-fields.module.css';

interface WantedFieldsProps {
  wanted: CrawlSettings['fields'];
  onChange: (fields: CrawlSettings['fields']) => void;
}

/** What the person wants kept, as chips to press; what tells leads apart is not up for choice. */
export function WantedFields({ wanted, onChange }: WantedFieldsProps) {
  const { t } = useTranslation('crawl');
  return (
    <SectionCard title={t('form.wantedTitle')} text={t('form.wantedText')}>
      <fieldset className={classes.chips} aria-label={t('form.wantedTitle')}>
        {OPTIONAL_FIELDS.map((field) => {
          const isWanted = wanted.includes(field);
          const next = isWanted ? wanted.filter((each) => each !== field) : [...wanted, field];
          return (
            <UnstyledButton
              key={field}
              className={classes.chip}
              aria-pressed={isWanted}
              onClick={() => onChange(next)}
            >
              {isWanted && <IconCheck size={13} stroke={2.4} aria-hidden="true" />}
              {t(`field.${field}`)}
            </UnstyledButton>
          );
        })}
      </fieldset>
    </SectionCard>
  );
}
