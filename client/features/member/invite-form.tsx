import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { type Role, ROLES } from '../../../schema/policy.ts';
import { looksLikeEmail } from '../../auth/email-rule.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import classes from './member-list.module.css';

interface InviteFormProps {
  /** Resolves to a problem to show beside the field, or null when the invitation is made. */
  onInvite: (invitation: { email: string; role: Role }) => Promise<string | null>;
  inputRef: React.Ref<HTMLInputElement>;
}

export function InviteForm({ onInvite, inputRef }: InviteFormProps) {
  const { t } = useTranslation('member');
  const form = useForm({
    initialValues: { email: '', role: 'member' as Role },
    validateInputOnBlur: false,
    validate: { email: (email) => (looksLikeEmail(email) ? null : t('invite.bad')) },
  });
  const send = form.onSubmit(async ({ email, role }) => {
    const problem = await onInvite({ email: email.trim(), role });
    if (problem) form.setFieldError('email', problem);
    else form.setFieldValue('email', '');
  });
  return (
    <SectionCard title={t('invite.title')} text={t('invite.text')}>
      <form onSubmit={send} noValidate className={classes.form}>
        <TextInput
          ref={inputRef}
          type="email"
          label={t('invite.email')}
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <NativeSelect
          label={t('invite.role')}
          data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          {...form.getInputProps('role')}
        />
        <Button type="submit" className={classes.send}>
          {t('invite.action')}
        </Button>
      </form>
    </SectionCard>
  );
}
