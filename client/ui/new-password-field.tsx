import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { IconCheck, IconPointFilled } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { PASSWORD_RULES } from '../../schema/account/password-rule.ts';
import classes from './new-password-field.module.css';

interface NewPasswordProps extends PasswordInputProps {
  value: string;
}

/** A field for a new password; its rules stand below from the start and are ticked while typing. */
export function NewPasswordField(props: NewPasswordProps) {
  const { t } = useTranslation('auth');
  const rulesId = useId();
  return (
    <div>
      <PasswordInput autoComplete="new-password" aria-describedby={rulesId} {...props} />
      <ul id={rulesId} className={classes.rules} aria-label={t('rules.label')}>
        {PASSWORD_RULES.map((rule) => {
          const isMet = rule.holds(props.value);
          const Icon = isMet ? IconCheck : IconPointFilled;
          return (
            <li key={rule.key} className={classes.rule} data-met={isMet || undefined}>
              <Icon size={14} stroke={2.2} aria-hidden="true" />
              {t(`rules.${rule.key}`)}
              <span className="q-hidden">{t(isMet ? 'rules.met' : 'rules.open')}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
