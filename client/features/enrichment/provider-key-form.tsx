import { Anchor, Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/form-problem.tsx';
import type { ProviderView } from './provider-view.ts';
import classes from './providers.module.css';

interface ProviderKeyFormProps {
  provider: ProviderView;
  isOffline: boolean;
  /** Returns why the key was not taken; null when it was. */
  onSave: (key: string) => Promise<string | null>;
  onRemove: (() => void) | null;
}

/** A key goes to the server and nowhere else: not into the journal, not into Zero. */
export function ProviderKeyForm({ provider, isOffline, onSave, onRemove }: ProviderKeyFormProps) {
  const { t } = useTranslation('enrichment');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const { name, keyUrl, keyForm } = provider;
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    setSaving(true);
    const found = await onSave(typed.trim());
    setSaving(false);
    setProblem(found);
    if (!found) setTyped('');
  };
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <PasswordInput
        label={t('providers.key', { name })}
        description={
          <>
            {keyForm !== 'token' && `${t(`providers.keyForm.${keyForm}`)} `}
            <Anchor href={keyUrl} target="_blank" rel="noopener noreferrer" inherit>
              {t('providers.keyHelp')}
            </Anchor>
          </>
        }
        value={typed}
        maxLength={2000}
        autoComplete="off"
        spellCheck={false}
        data-1p-ignore
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <FormProblem text={isOffline ? t('providers.offline') : problem} />
      <div className={classes.acts}>
        <Button
          type="submit"
          variant="default"
          loading={isSaving}
          disabled={typed.trim() === '' || isOffline}
        >
          {t('providers.save')}
        </Button>
        {onRemove && (
          <Button variant="subtle" color="red" disabled={isOffline} onClick={onRemove}>
            {t('providers.remove')}
          </Button>
        )}
      </div>
    </form>
  );
}
