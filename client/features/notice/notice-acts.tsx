import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './notice-list.module.css';

interface NoticeActsProps {
  orgId: string;
  hasUnread: boolean;
  onReadAll: () => void;
  /** The settings were chosen. */
  onLeave?: () => void;
}

/** What can be done with the whole list; stands above it. */
export function NoticeActs({ orgId, hasUnread, onReadAll, onLeave }: NoticeActsProps) {
  const { t } = useTranslation('notice');
  return (
    <div className={classes.acts}>
      {hasUnread && (
        <Button size="xs" variant="default" onClick={onReadAll}>
          {t('readAll')}
        </Button>
      )}
      <Link
        to="/w/$orgId/settings"
        params={{ orgId }}
        hash="notifications"
        className={classes.settings}
        onClick={onLeave}
      >
        {t('settings')}
      </Link>
    </div>
  );
}
