import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../ui/avatar.tsx';
import type { Membership } from '../../workspace/memberships.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import classes from './org-switcher.module.css';

interface OrgSwitcherProps {
  memberships: Membership[];
  isNarrow: boolean;
}

export function OrgSwitcher({ memberships, isNarrow }: OrgSwitcherProps) {
  const { t } = useTranslation('shell');
  const { orgId, name } = useWorkspace();
  const navigate = useNavigate();
  return (
    <Menu position="bottom-start" width={248}>
      <Menu.Target>
        <UnstyledButton className={classes.button} data-narrow={isNarrow || undefined}>
          <Avatar name={name} seed={orgId} shape="square" size={28} />
          <span className={isNarrow ? 'q-hidden' : classes.name}>{name}</span>
          <span className="q-hidden">{t('workspaces.switch')}</span>
          {!isNarrow && (
            <IconSelector size={16} stroke={1.6} className={classes.chevron} aria-hidden="true" />
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('workspaces.yours')}</Menu.Label>
        {memberships.map(({ org }) => (
          <Menu.Item
            key={org.id}
            leftSection={<Avatar name={org.name} seed={org.id} shape="square" size={20} />}
            rightSection={org.id === orgId ? <IconCheck size={16} aria-hidden="true" /> : null}
            aria-current={org.id === orgId || undefined}
            onClick={() => void navigate({ to: '/w/$orgId/leads', params: { orgId: org.id } })}
          >
            {org.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconPlus size={18} stroke={1.6} />}
          onClick={() => void navigate({ to: '/welcome' })}
        >
          {t('workspaces.new')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
