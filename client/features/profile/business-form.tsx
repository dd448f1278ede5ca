import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '../../ui/section-card.tsx';
import classes from './business-form.module.css';
import type { BusinessValues } from './profile-acts.ts';
import { WordsInput } from './words-input.tsx';

interface BusinessFormProps {
  stored: BusinessValues;
  isNew: boolean;
  canEdit: boolean;
  /** The fields that are not as they are stored. */
  onSave: (changes: Partial<BusinessValues>, values: BusinessValues) => Promise<boolean>;
  onDelete: (() => void) | null;
}

type TextField = 'sells' | 'customers' | 'tone' | 'proof';

/** What a business of ours sells, to whom and how. Only what was changed is saved. */
export function BusinessForm({ stored, isNew, canEdit, onSave, onDelete }: BusinessFormProps) {
  const { t } = useTranslation('profile');
  const [edits, setEdits] = useState<Partial<BusinessValues>>({});
  const values = { ...stored, ...edits };
  const edit = (more: Partial<BusinessValues>) => setEdits((before) => ({ ...before, ...more }));
  const changed = Object.entries(edits).filter(
    ([field, value]) =>
      JSON.stringify(value) !== JSON.stringify(stored[field as keyof BusinessValues]),
  );
  const isReady = values.name.trim() !== '' && (isNew || changed.length > 0);
  const save = async () => {
    if (isReady && (await onSave(Object.fromEntries(changed), values))) setEdits({});
  };
  const submit = (event: React.SubmitEvent) => {
    event.preventDefault();
    void save();
  };
  const text = (field: TextField) => ({
    label: t(`business.${field}`),
    value: values[field],
    onChange: (event: React.ChangeEvent<HTMLTextAreaElement>) =>
      edit({ [field]: event.currentTarget.value }),
    maxLength: field === 'tone' ? 500 : 2000,
    readOnly: !canEdit,
    autosize: true,
    minRows: field === 'tone' ? 1 : 3,
  });
  return (
    <SectionCard title={t('business.title')} text={t('business.text')}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t('business.name')}
          value={values.name}
          onChange={(event) => edit({ name: event.currentTarget.value })}
          error={values.name.trim() ? null : t('editor.nameMissing')}
          maxLength={80}
          readOnly={!canEdit}
        />
        <TextInput
          label={t('business.website')}
          value={values.website ?? ''}
          onChange={(event) => edit({ website: event.currentTarget.value || null })}
          maxLength={500}
          inputMode="url"
          readOnly={!canEdit}
        />
        <Textarea {...text('sells')} placeholder={t('business.sellsHint')} />
        <Textarea {...text('customers')} />
        <Textarea {...text('tone')} placeholder={t('business.toneHint')} />
        <Textarea {...text('proof')} placeholder={t('business.proofHint')} />
        <WordsInput
          label={t('business.services')}
          placeholder={t('business.servicesHint')}
          values={values.services}
          onChange={(services) => edit({ services })}
          readOnly={!canEdit}
        />
        {canEdit && (
          <div className={classes.acts}>
            <Button type="submit" disabled={!isReady}>
              {t(isNew ? 'editor.create' : 'editor.save')}
            </Button>
            {onDelete && (
              <Button variant="subtle" color="red" onClick={onDelete}>
                {t('business.delete')}
              </Button>
            )}
          </div>
        )}
      </form>
    </SectionCard>
  );
}
