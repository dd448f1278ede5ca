import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useSignOutQuestion } from './sign-out-question.ts';

/** Stands between a person and the loss of changes that only this device has. */
export default function SignOutDialog() {
  const { t } = useTranslation('shell');
  const question = useSignOutQuestion();
  return (
    <ConfirmDialog
      isOpen={question !== null}
      onClose={() => question?.answer(false)}
      onConfirm={() => question?.answer(true)}
      title={t('signOut.title')}
      text={t('signOut.text', { count: question?.owed ?? 0 })}
      action={t('signOut.action')}
    />
  );
}
