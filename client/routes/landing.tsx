import { LandingPage } from '../features/landing/landing-page.tsx';

export function Page() {
  return <LandingPage />;
}
