import { Anchor, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '../../../ui/section-card.tsx';
import { MAX_NAME } from '../draft/crawl-draft.ts';
import { CsvField } from './csv-field.tsx';
import classes from './crawl-form.module.css';
import { FoundAddresses } from './found-addresses.tsx';
import { KindChoice } from './kind-choice.tsx';
import type { CrawlForm } from './use-crawl-form.ts';

interface SourceFieldsProps {
  form: CrawlForm;
  /** Where the sample web begins; null while there is none. */
  sampleUrl: string | null;
}

export function SourceFields({ form, sampleUrl }: SourceFieldsProps) {
  const { t } = useTranslation('crawl');
  const { draft, change } = form;
  const problem = form.problems.source;
  const error = problem && t(`problem.${problem as 'noAddress' | 'noFile' | 'tooMany'}`);
  const nameProblem =
    form.problems.name && t(`problem.${form.problems.name as 'noName' | 'tooLong'}`);
  const canTry = sampleUrl !== null && draft.text.trim() === '' && draft.kind !== 'csv';
  return (
    <SectionCard title={t('form.sourceTitle')}>
      <div className={classes.fields}>
        <KindChoice kind={draft.kind} onChange={(kind) => change({ kind })} />
        {draft.kind === 'csv' ? (
          <CsvField csv={draft.csv} error={error} onRead={(csv) => change({ csv })} />
        ) : (
          <Textarea
            label={t(`form.${draft.kind}.label`)}
            description={t(`form.${draft.kind}.text`)}
            placeholder={t(`form.${draft.kind}.placeholder`)}
            rows={draft.kind === 'urls' ? 6 : 2}
            resize="vertical"
            value={draft.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
            error={error}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            classNames={{ input: classes.addresses }}
            data-autofocus
          />
        )}
        <div className={classes.found}>
          {canTry && (
            <Anchor
              component="button"
              type="button"
              className={classes.try}
              onClick={() => change({ kind: 'listing', text: sampleUrl })}
            >
              {t('form.trySample')}
            </Anchor>
          )}
          <FoundAddresses addresses={form.addresses} isFile={draft.kind === 'csv'} />
        </div>
        <TextInput
          label={t('form.name')}
          placeholder={t('form.namePlaceholder')}
          value={form.name}
          // Emptied, it is guessed again.
          onChange={(event) => change({ name: event.currentTarget.value || null })}
          error={nameProblem}
          maxLength={MAX_NAME}
          autoComplete="off"
        />
      </div>
    </SectionCard>
  );
}
