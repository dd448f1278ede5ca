import { Button, Divider, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/link-button.tsx';
import { AuthLayout } from './auth-layout.tsx';
import classes from './form.module.css';

interface WelcomePageProps {
  email: string;
  /** Offers the sample first: the person came for it. */
  isForSample: boolean;
  /** A workspace to go back to; null on the first visit. */
  back: { orgId: string; name: string } | null;
  onCreate: (workspace: { name: string; isSample: boolean }) => void;
}

export function WelcomePage({ email, isForSample, back, onCreate }: WelcomePageProps) {
  const { t } = useTranslation('auth');
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (name) => (name.trim() ? null : t('problem.workspace')) },
  });
  const createSample = () => onCreate({ name: t('welcome.sampleName'), isSample: true });
  const sample = (
    <div className={classes.block}>
      <Button
        variant={isForSample ? 'filled' : 'default'}
        size="md"
        fullWidth
        onClick={createSample}
      >
        {t('welcome.sample')}
      </Button>
      <p className={classes.quiet} style={{ marginTop: 8 }}>
        {t('welcome.sampleText')}
      </p>
    </div>
  );
  const own = (
    <form onSubmit={form.onSubmit(({ name }) => onCreate({ name: name.trim(), isSample: false }))}>
      <Stack gap="md">
        <TextInput
          size="md"
          label={t('field.workspace')}
          placeholder={t('welcome.placeholder')}
          maxLength={80}
          autoComplete="organization"
          {...form.getInputProps('name')}
        />
        <Button type="submit" size="md" variant={isForSample ? 'default' : 'filled'} fullWidth>
          {t('welcome.action')}
        </Button>
      </Stack>
    </form>
  );
  return (
    <AuthLayout
      title={t('welcome.title')}
      lead={t('welcome.lead')}
      foot={
        back ? (
          <TextLink to="/w/$orgId/leads" params={{ orgId: back.orgId }}>
            {t('welcome.back', { name: back.name })}
          </TextLink>
        ) : (
          t('welcome.signedInAs', { email })
        )
      }
    >
      <Stack gap="lg">
        {isForSample ? sample : own}
        <Divider label={t(isForSample ? 'signIn.or' : 'welcome.or')} />
        {isForSample ? own : sample}
      </Stack>
    </AuthLayout>
  );
}
