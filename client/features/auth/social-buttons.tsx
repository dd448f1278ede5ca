import { Button, Divider } from '@mantine/core';
import { IconBrandGithub, IconBrandGoogle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useServerConfig } from '../../api/server-config.ts';
import { socialSignInUrl } from '../../auth/auth-client.ts';
import { useSubmit } from '../../auth/use-submit.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import classes from './form.module.css';

const PROVIDERS = [
  { name: 'google', icon: IconBrandGoogle },
  { name: 'github', icon: IconBrandGithub },
] as const;

/** One button for each provider that this installation has keys for; nothing when it has none. */
export function SocialButtons({ next }: { next: string }) {
  const { t } = useTranslation('auth');
  const { isBusy, problem, submit } = useSubmit();
  const offered = useServerConfig()?.social ?? [];
  const shown = PROVIDERS.filter(({ name }) => offered.includes(name));
  if (shown.length === 0) return null;
  const go = (provider: string) =>
    submit(async () => location.assign(await socialSignInUrl({ provider, next })));
  return (
    <div className={classes.social}>
      {shown.map(({ name, icon: Icon }) => (
        <Button
          key={name}
          variant="default"
          size="md"
          leftSection={<Icon size={18} stroke={1.7} />}
          disabled={isBusy}
          onClick={() => go(name)}
        >
          {t('social.with', { provider: t(`social.${name}`) })}
        </Button>
      ))}
      <FormProblem text={problem} />
      <Divider label={t('signIn.or')} />
    </div>
  );
}
