import { createRouter } from '@tanstack/react-router';
import { appRoute } from './routes/app.route.ts';
import { businessProfileRoute } from './routes/business-profile.route.ts';
import { changesRoute } from './routes/changes.route.ts';
import { keptChangesRoute } from './routes/kept-changes.route.ts';
import { crawlNewRoute } from './routes/crawl-new.route.ts';
import { crawlEntriesRoute } from './routes/crawl-entries.route.ts';
import { crawlRoute } from './routes/crawl.route.ts';
import { crawlsRoute } from './routes/crawls.route.ts';
import { duplicatesRoute } from './routes/duplicates.route.ts';
import { findRoute } from './routes/find.route.ts';
import { forgotPasswordRoute } from './routes/forgot-password.route.ts';
import { icpRoute } from './routes/icp.route.ts';
import { icpsRoute } from './routes/icps.route.ts';
import { inviteRoute } from './routes/invite.route.ts';
import { landingRoute } from './routes/landing.route.ts';
import { leadRoute } from './routes/lead.route.ts';
import { leadsRoute } from './routes/leads.route.ts';
import { membersRoute } from './routes/members.route.ts';
import { noticesRoute } from './routes/notices.route.ts';
import { pipelineRoute } from './routes/pipeline.route.ts';
import { pipelinesRoute } from './routes/pipelines.route.ts';
import { requestRoute } from './routes/request.route.ts';
import { resetPasswordRoute } from './routes/reset-password.route.ts';
import { providersRoute } from './routes/providers.route.ts';
import { rootRoute } from './routes/root.route.tsx';
import { settingsRoute } from './routes/settings.route.ts';
import { signInRoute } from './routes/sign-in.route.ts';
import { signInLinkRoute } from './routes/sign-in-link.route.ts';
import { signUpRoute } from './routes/sign-up.route.ts';
import { startRoute } from './routes/start.route.ts';
import { todosRoute } from './routes/todos.route.ts';
import { verifyEmailRoute } from './routes/verify-email.route.ts';
import { welcomeRoute } from './routes/welcome.route.ts';
import { workspaceIndexRoute, workspaceRoute } from './routes/workspace.route.ts';
import { RouteError } from './ui/route-error.tsx';

/** Every screen of the product, one line each. */
const routeTree = rootRoute.addChildren([
  landingRoute,
  signInRoute,
  signInLinkRoute,
  signUpRoute,
  forgotPasswordRoute,
  resetPasswordRoute,
  verifyEmailRoute,
  inviteRoute,
  appRoute.addChildren([
    startRoute,
    welcomeRoute,
    keptChangesRoute,
    workspaceRoute.addChildren([
      workspaceIndexRoute,
      leadsRoute,
      leadRoute,
      duplicatesRoute,
      changesRoute,
      todosRoute,
      pipelinesRoute,
      pipelineRoute,
      findRoute,
      requestRoute,
      crawlsRoute,
      crawlNewRoute,
      crawlEntriesRoute,
      crawlRoute,
      icpsRoute,
      icpRoute,
      businessProfileRoute,
      membersRoute,
      noticesRoute,
      settingsRoute,
      providersRoute,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: RouteError,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
