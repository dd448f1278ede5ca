import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconStar, IconStarOff, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../ui/status.tsx';
import classes from './icp-list.module.css';
import { placeText } from './place-text.ts';
import type { ProfileActs } from './profile-acts.ts';
import type { Icp } from './profile-types.ts';

interface IcpListProps {
  icps: readonly Icp[];
  acts: ProfileActs;
  canManage: boolean;
}

/** All ideal customers of a workspace, each with what it asks for. */
export function IcpList({ icps, acts, canManage }: IcpListProps) {
  const { t } = useTranslation('profile');
  return (
    <ul className={classes.list}>
      {icps.map((icp) => (
        <li key={icp.id} className={classes.card}>
          <div className={classes.head}>
            <Link
              to="/w/$orgId/icps/$icpId"
              params={{ orgId: icp.orgId, icpId: icp.id }}
              className={classes.name}
            >
              {icp.name}
            </Link>
            {icp.isDefault && <StatusBadge tone="good">{t('default')}</StatusBadge>}
            {canManage && <IcpMenu icp={icp} acts={acts} />}
          </div>
          <Chips icp={icp} />
        </li>
      ))}
    </ul>
  );
}

const SHOWN = 12;

function Chips({ icp: { criteria } }: { icp: Icp }) {
  const { t } = useTranslation('profile');
  const words = [
    ...(criteria.industries ?? []),
    ...(criteria.places ?? []).map(placeText),
    ...(criteria.roles ?? []),
    ...(criteria.needs ?? []),
  ];
  if (words.length === 0) return <p className={classes.none}>{t('anybody')}</p>;
  return (
    <ul className={classes.chips}>
      {words.slice(0, SHOWN).map((word) => (
        <li key={word}>{word}</li>
      ))}
      {words.length > SHOWN && <li>+{words.length - SHOWN}</li>}
    </ul>
  );
}

function IcpMenu({ icp, acts }: { icp: Icp; acts: ProfileActs }) {
  const { t } = useTranslation('profile');
  const icon = { size: 16, stroke: 1.7 };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t('menu.label', { name: icp.name })}>
          <IconDots size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={icp.isDefault ? <IconStarOff {...icon} /> : <IconStar {...icon} />}
          onClick={() => acts.setDefault(icp, !icp.isDefault)}
        >
          {t(icp.isDefault ? 'menu.unsetDefault' : 'menu.setDefault')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => acts.duplicate(icp)}>
          {t('menu.duplicate')}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash {...icon} />}
          onClick={() => void acts.remove(icp)}
        >
          {t('menu.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
