import { createRootRoute, Outlet } from '@tanstack/react-router';
import { CrashPage } from '../ui/crash-page.tsx';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { RouteAnnouncer } from '../ui/route-announcer.tsx';

export const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});

function Root() {
  return (
    <>
      <RouteAnnouncer />
      <Outlet />
    </>
  );
}
