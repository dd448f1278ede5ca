import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { type AuthUser, sendVerification, updateProfile } from '../../auth/auth-client.ts';
import { refreshSession } from '../../auth/session.ts';
import { useSubmit } from '../../auth/use-submit.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { notify } from '../../ui/notify.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { StatusDot } from '../../ui/status.tsx';
import classes from './settings.module.css';

export function ProfileCard({ user }: { user: AuthUser }) {
  const { t } = useTranslation(['settings', 'common']);
  // A guest's address is a stand-in that reaches nobody.
  const isGuest = user.isAnonymous === true;
  const { isBusy, problem, submit } = useSubmit();
  const form = useForm({
    initialValues: { name: user.name },
    validate: { name: (name) => (name.trim() ? null : t('profile.nameMissing')) },
  });
  const save = form.onSubmit(({ name }) =>
    submit(async () => {
      await updateProfile({ name: name.trim() });
      await refreshSession();
      form.resetDirty();
      notify({ tone: 'good', message: t('profile.saved') });
    }),
  );
  const verify = () =>
    submit(async () => {
      await sendVerification({ email: user.email, next: location.pathname });
      notify({ tone: 'good', message: t('profile.verifySent', { email: user.email }) });
    });
  return (
    <SectionCard title={t('profile.title')} text={t('profile.text')}>
      <form onSubmit={save} className={classes.form}>
        <TextInput label={t('profile.name')} autoComplete="name" {...form.getInputProps('name')} />
        {!isGuest && (
          <TextInput
            label={t('profile.email')}
            value={user.email}
            readOnly
            description={
              <StatusDot tone={user.emailVerified ? 'good' : 'warn'}>
                {t(user.emailVerified ? 'profile.verified' : 'profile.unverified')}
              </StatusDot>
            }
            inputWrapperOrder={['label', 'input', 'description']}
          />
        )}
        <FormProblem text={problem} />
        <div className={classes.acts}>
          <Button type="submit" variant="default" loading={isBusy} disabled={!form.isDirty()}>
            {t('common:save')}
          </Button>
          {!isGuest && !user.emailVerified && (
            <Button variant="subtle" onClick={verify} disabled={isBusy}>
              {t('profile.verify')}
            </Button>
          )}
        </div>
      </form>
    </SectionCard>
  );
}
