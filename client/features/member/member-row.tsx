import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconUserMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../schema/policy.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import classes from './member-list.module.css';
import type { MemberView } from './member-list.tsx';
import { RoleMenu } from './role-menu.tsx';

interface MemberRowProps {
  member: MemberView;
  isMe: boolean;
  canManage: boolean;
  onChangeRole: (role: Role) => void;
  onRemove: () => void;
}

/** What guests have until they sign up: a name that the standards reserve for no mailbox. */
const NO_MAILBOX = '.invalid';

export function MemberRow({ member, isMe, canManage, onChangeRole, onRemove }: MemberRowProps) {
  const { t } = useTranslation('member');
  const role = t(`role.${member.role}`);
  return (
    <li className={classes.row}>
      <Avatar name={member.name} seed={member.userId} image={member.image} size={32} />
      <div className={classes.who}>
        <div className={classes.name}>
          {member.name}
          {isMe && <span className={classes.you}>{t('you')}</span>}
        </div>
        <div className={classes.mail}>
          {member.email.endsWith(NO_MAILBOX) ? t('guest') : member.email}
        </div>
      </div>
      <div className={classes.joined}>
        {t('joined')} <RelativeTime at={member.createdAt} />
      </div>
      {canManage ? (
        <RoleMenu
          role={member.role}
          label={t('changeRole', { name: member.name, role })}
          onChange={onChangeRole}
        />
      ) : (
        <span className={classes.fixedRole}>{role}</span>
      )}
      {canManage && !isMe && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" aria-label={`${t('list.acts')}: ${member.name}`}>
              <IconDots size={18} stroke={1.7} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              color="red"
              leftSection={<IconUserMinus size={16} stroke={1.7} />}
              onClick={onRemove}
            >
              {t('remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
