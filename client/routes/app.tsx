import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import '../ui/mantine-work.css.ts';
import { useSession } from '../auth/session.ts';
import { DataProvider } from '../zero/provider.tsx';

const ToastHost = lazy(() => import('../ui/toast-host.tsx'));

export function Page(): React.ReactNode {
  const session = useSession();
  const isSignedIn = session.status === 'signed-in';
  const router = useRouter();

  useEffect(() => {
    // The route's own guard sends them to sign in, and knows where they were.
    if (!isSignedIn) void router.invalidate();
  }, [isSignedIn, router]);

  if (!isSignedIn) return null;
  return (
    <DataProvider userId={session.user.id}>
      <Suspense>
        <ToastHost />
      </Suspense>
      <Outlet />
    </DataProvider>
  );
}
