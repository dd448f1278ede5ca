import { useQuery } from '@rocicorp/zero/react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../schema/queries.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { SectionCard } from '../ui/section-card.tsx';

/** The way to the data providers, with how many have a key. */
export function WorkspaceProviders({ orgId }: { orgId: string }) {
  const { t } = useTranslation('enrichment');
  const [keys] = useQuery(queries.provider.keys({ orgId }));
  return (
    <SectionCard title={t('providers.title')} text={t('providers.text')}>
      <p>{t('providers.keys', { count: keys.length })}</p>
      <LinkButton to="/w/$orgId/settings/providers" params={{ orgId }} variant="default">
        {t('providers.open')}
      </LinkButton>
    </SectionCard>
  );
}
