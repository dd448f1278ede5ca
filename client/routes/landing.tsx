import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isAppError } from '../../schema/app-error.ts';
import { openSample } from '../auth/open-sample.ts';
import { LandingPage } from '../features/landing/landing-page.tsx';

export function Page(): React.ReactNode {
  const { t } = useTranslation('landing');
  const navigate = useNavigate();
  const trySample = async () => {
    try {
      const orgId = await openSample();
      await navigate({ to: '/w/$orgId/leads', params: { orgId } });
      return null;
    } catch (error) {
      const isToldByServer = isAppError(error) && error.code !== 'unavailable';
      return isToldByServer ? error.message : t('sampleFailed');
    }
  };
  return <LandingPage onTrySample={trySample} />;
}
