import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { openSample } from '../auth/open-sample.ts';
import { LandingPage } from '../features/landing/landing-page.tsx';

export function Page() {
  const { t } = useTranslation('landing');
  const navigate = useNavigate();
  const trySample = async () => {
    const orgId = await openSample();
    if (!orgId) return t('sampleFailedDetail');
    await navigate({ to: '/w/$orgId/leads', params: { orgId } });
    return null;
  };
  return <LandingPage onTrySample={trySample} />;
}
