import { UnstyledButton } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './notice-bell.module.css';

interface NoticeBellProps {
  unread: number;
  onOpen: () => void;
}

const MOST_SHOWN = 99;

/** In the top bar of every screen: how much is new. */
export function NoticeBell({ unread, onOpen }: NoticeBellProps) {
  const { t } = useTranslation('notice');
  const isMany = unread > MOST_SHOWN;
  const label = isMany ? t('openMany') : unread > 0 ? t('openCount', { count: unread }) : t('open');
  return (
    <UnstyledButton
      className={classes.bell}
      aria-label={label}
      data-hint={t('open')}
      onClick={onOpen}
    >
      <IconBell size={18} stroke={1.7} aria-hidden="true" />
      {unread > 0 && (
        <span className={classes.count} aria-hidden="true">
          {isMany ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
    </UnstyledButton>
  );
}
