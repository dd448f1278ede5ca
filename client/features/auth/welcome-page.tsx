import { Button, Divider, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../../auth/use-submit.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { TextLink } from '../../ui/link-button.tsx';
import { AuthLayout } from './auth-layout.tsx';
import classes from './form.module.css';

interface WelcomePageProps {
  email: string;
  /** A workspace to go back to; null on the first visit. */
  back: { orgId: string; name: string } | null;
  onCreate: (name: string) => void;
  onSample: () => Promise<void>;
}

export function WelcomePage({ email, back, onCreate, onSample }: WelcomePageProps) {
  const { t } = useTranslation('auth');
  const { isBusy, problem, submit } = useSubmit();
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (name) => (name.trim() ? null : t('problem.workspace')) },
  });
  const foot = back ? (
    <TextLink to="/w/$orgId/leads" params={{ orgId: back.orgId }}>
      {t('welcome.back', { name: back.name })}
    </TextLink>
  ) : (
    t('welcome.signedInAs', { email })
  );
  return (
    <AuthLayout title={t('welcome.title')} lead={t('welcome.lead')} foot={foot}>
      <Stack gap="lg">
        <form onSubmit={form.onSubmit(({ name }) => onCreate(name.trim()))}>
          <Stack gap="md">
            <TextInput
              size="md"
              label={t('field.workspace')}
              placeholder={t('welcome.placeholder')}
              maxLength={80}
              autoComplete="organization"
              {...form.getInputProps('name')}
            />
            <Button type="submit" size="md" fullWidth>
              {t('welcome.action')}
            </Button>
          </Stack>
        </form>
        <Divider label={t('welcome.or')} />
        <div className={classes.block}>
          <Button
            variant="default"
            size="md"
            fullWidth
            loading={isBusy}
            onClick={() => submit(onSample)}
          >
            {t('welcome.sample')}
          </Button>
          <p className={classes.quiet}>{t('welcome.sampleText')}</p>
        </div>
        <FormProblem text={problem} />
      </Stack>
    </AuthLayout>
  );
}
