import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '../../ui/section-card.tsx';
import classes from './settings.module.css';

interface WorkspaceCardProps {
  name: string;
  canRename: boolean;
  onRename: (name: string) => void;
}

export function WorkspaceCard({ name, canRename, onRename }: WorkspaceCardProps) {
  const { t } = useTranslation(['settings', 'common']);
  const form = useForm({
    initialValues: { name },
    validate: { name: (text) => (text.trim() ? null : t('workspace.nameMissing')) },
  });
  const save = form.onSubmit((values) => {
    onRename(values.name.trim());
    form.resetDirty();
  });
  return (
    <SectionCard
      title={t('workspace.title')}
      text={canRename ? undefined : t('workspace.onlyAdmin')}
    >
      <form onSubmit={save} className={classes.form}>
        <TextInput
          label={t('workspace.name')}
          maxLength={80}
          readOnly={!canRename}
          {...form.getInputProps('name')}
        />
        {canRename && (
          <div className={classes.acts}>
            <Button type="submit" variant="default" disabled={!form.isDirty()}>
              {t('common:save')}
            </Button>
          </div>
        )}
      </form>
    </SectionCard>
  );
}
