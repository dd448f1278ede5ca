import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../../auth/auth-client.ts';
import { isGoodPassword } from '../../../schema/account/password-rule.ts';
import { useSubmit } from '../../auth/use-submit.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';
import { notify } from '../../ui/notify.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import classes from './settings.module.css';

export function PasswordCard({ email }: { email: string }) {
  const { t } = useTranslation(['settings', 'auth']);
  const { isBusy, problem, submit } = useSubmit();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (text) => (text ? null : t('password.currentMissing')),
      newPassword: (text) => (isGoodPassword(text) ? null : t('auth:problem.rules')),
    },
  });
  const save = form.onSubmit((values) =>
    submit(async () => {
      await changePassword(values);
      form.reset();
      notify({ tone: 'good', message: t('password.saved') });
    }),
  );
  return (
    <SectionCard title={t('password.title')} text={t('password.text')}>
      <form onSubmit={save} className={classes.form}>
        {/* Lets a password manager know whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordInput
          label={t('password.current')}
          autoComplete="current-password"
          {...form.getInputProps('currentPassword')}
        />
        <NewPasswordField
          label={t('password.new')}
          {...form.getInputProps('newPassword')}
          value={form.values.newPassword}
        />
        <FormProblem text={problem} />
        <div className={classes.acts}>
          <Button type="submit" variant="default" loading={isBusy}>
            {t('password.action')}
          </Button>
        </div>
      </form>
    </SectionCard>
  );
}
