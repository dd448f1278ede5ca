import type { CDPSession } from 'playwright-core';

/** What the browser's proxy asks for. */
export interface ProxyLogin {
  username: string;
  password: string;
}

/**
 * Refuses pictures, fonts and films, which say nothing that can be read, and logs in to the proxy
 * with the context's first document; later requests then bring the login by themselves. No other
 * request is held up. (Playwright's own login stops every request, turns the cache off, and since
 * Chromium 150 fails beside another session that stops requests.)
 */
export async function watchRequests(
  session: CDPSession,
  { username, password }: ProxyLogin,
): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId, resourceType }) => {
    const told =
      resourceType === 'Document'
        ? session.send('Fetch.continueRequest', { requestId })
        : session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    told.catch(() => undefined);
  });
  session.on('Fetch.authRequired', ({ requestId, authChallenge }) => {
    const authChallengeResponse =
      authChallenge.source === 'Proxy'
        ? ({ response: 'ProvideCredentials', username, password } as const)
        : ({ response: 'CancelAuth' } as const);
    session
      .send('Fetch.continueWithAuth', { requestId, authChallengeResponse })
      .catch(() => undefined);
  });
  await session.send('Fetch.enable', {
    handleAuthRequests: true,
    patterns: (['Document', 'Image', 'Font', 'Media'] as const).map((resourceType) => ({
      resourceType,
    })),
  });
}
