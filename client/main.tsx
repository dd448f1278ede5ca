import { MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from './i18n/i18n.ts';
import { watchInstall } from './pwa/install.ts';
import { watchLaunches } from './pwa/launched-file.ts';
import { dropFailedStyles } from './pwa/missing-part.ts';
import { registerServiceWorker } from './pwa/update.ts';
import { router } from './router.tsx';
import './ui/tokens.css';
import './ui/mantine.css.ts';
import './ui/base.css';
import './ui/controls.css';
import { resolveCssVariables, theme } from './ui/theme.ts';

// The browser's offers come early and once.
watchInstall();
watchLaunches();
dropFailedStyles();
await startI18n();
fetchScreen();

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has lost its #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveCssVariables}
      defaultColorScheme="dark"
    >
      <RouterProvider router={router} />
    </MantineProvider>
  </StrictMode>,
);

registerServiceWorker();

/** The code of what the address names, while it is still being asked who is signed in. */
function fetchScreen() {
  const [routes] = router.getMatchedRoutes(location.pathname);
  // A chunk that can't be had is told of where it is needed.
  for (const route of routes) router.loadRouteChunk(route)?.catch(() => {});
}
