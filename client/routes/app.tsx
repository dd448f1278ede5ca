import { Notifications } from '@mantine/notifications';
import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import '../ui/mantine-work.css.ts';
import { useSession } from '../auth/session.ts';
import { DataProvider } from '../zero/provider.tsx';

export function Page() {
  const session = useSession();
  const { href } = useLocation();
  if (session.status !== 'signed-in') return <Navigate to="/sign-in" search={{ next: href }} />;
  return (
    <DataProvider userId={session.user.id}>
      <Notifications position="bottom-right" limit={4} zIndex={500} />
      <Outlet />
    </DataProvider>
  );
}
