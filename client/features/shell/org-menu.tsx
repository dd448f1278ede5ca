import { Menu } from '@mantine/core';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../ui/avatar.tsx';
import type { Membership } from '../../workspace/memberships.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';

interface OrgMenuProps {
  memberships: Membership[];
  /** The button that opens it. */
  children: React.ReactElement;
}

export default function OrgMenu({ memberships, children }: OrgMenuProps) {
  const { t } = useTranslation('shell');
  const { orgId } = useWorkspace();
  const navigate = useNavigate();
  return (
    <Menu position="bottom-start" width={248}>
      <Menu.Target>{children}</Menu.Target>
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
