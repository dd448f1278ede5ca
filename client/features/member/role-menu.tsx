import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Role, ROLES } from '../../../schema/policy.ts';
import classes from './member-list.module.css';

interface RoleMenuProps {
  role: Role;
  label: string;
  onChange: (role: Role) => void;
}

export function RoleMenu({ role, label, onChange }: RoleMenuProps) {
  const { t } = useTranslation('member');
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="xs"
          rightSection={<IconChevronDown size={14} stroke={1.8} />}
          aria-label={label}
        >
          {t(`role.${role}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={role} onChange={(choice) => onChange(choice as Role)}>
          {ROLES.map((choice) => (
            <Menu.RadioItem key={choice} value={choice} closeMenuOnClick>
              <div className={classes.choice}>
                {t(`role.${choice}`)}
                <div className={classes.choiceText}>{t(`roleText.${choice}`)}</div>
              </div>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
