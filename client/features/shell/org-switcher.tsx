import { UnstyledButton } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../ui/avatar.tsx';
import type { Membership } from '../../workspace/memberships.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import classes from './org-switcher.module.css';

const OrgMenu = lazy(() => import('./org-menu.tsx'));

interface OrgSwitcherProps {
  memberships: Membership[];
  isNarrow: boolean;
}

/** Which workspace this is. The menu behind it comes after the first paint. */
export function OrgSwitcher({ memberships, isNarrow }: OrgSwitcherProps) {
  return (
    <Suspense fallback={<OrgButton isNarrow={isNarrow} disabled />}>
      <OrgMenu memberships={memberships}>
        <OrgButton isNarrow={isNarrow} />
      </OrgMenu>
    </Suspense>
  );
}

interface OrgButtonProps extends React.ComponentPropsWithRef<'button'> {
  isNarrow: boolean;
}

function OrgButton({ isNarrow, ...button }: OrgButtonProps) {
  const { t } = useTranslation('shell');
  const { orgId, name } = useWorkspace();
  return (
    <UnstyledButton {...button} className={classes.button} data-narrow={isNarrow || undefined}>
      <Avatar name={name} seed={orgId} shape="square" size={28} />
      <span className={isNarrow ? 'q-hidden' : classes.name}>{name}</span>
      <span className="q-hidden">{t('workspaces.switch')}</span>
      {!isNarrow && (
        <IconSelector size={16} stroke={1.6} className={classes.chevron} aria-hidden="true" />
      )}
    </UnstyledButton>
  );
}
