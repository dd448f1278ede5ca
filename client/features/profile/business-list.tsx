import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/link-button.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import classes from './icp-list.module.css';
import type { BusinessProfile } from './profile-types.ts';

interface BusinessListProps {
  orgId: string;
  businesses: readonly BusinessProfile[];
  canManage: boolean;
}

/** What the workspace's own companies sell. */
export function BusinessList({ orgId, businesses, canManage }: BusinessListProps) {
  const { t } = useTranslation('profile');
  return (
    <SectionCard
      title={t('business.title')}
      text={t('business.text')}
      flush
      action={
        canManage && (
          <LinkButton
            to="/w/$orgId/business-profiles/$profileId"
            params={{ orgId, profileId: 'new' }}
            variant="subtle"
            size="xs"
            leftSection={<IconPlus size={14} stroke={1.8} aria-hidden="true" />}
            aria-label={t('business.new')}
            style={{ flex: 'none' }}
          >
            {t('newShort')}
          </LinkButton>
        )
      }
    >
      {businesses.length === 0 ? (
        <p className={classes.empty}>{t('business.none')}</p>
      ) : (
        <ul className={classes.rows}>
          {businesses.map(({ id, name, sells }) => (
            <li key={id}>
              <Link
                to="/w/$orgId/business-profiles/$profileId"
                params={{ orgId, profileId: id }}
                className={classes.row}
              >
                {name}
                <span>{sells}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  );
}
