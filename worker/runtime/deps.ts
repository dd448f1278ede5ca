import type { LiveNotice } from '../../platform/live.ts';
import { publishLive } from '../../platform/live.ts';
import type { Env } from '../../platform/env.ts';
import type { Log } from '../../platform/log.ts';
import { BrowserPool } from '../crawl/browser/browser-pool.ts';
import { findChromium } from '../crawl/browser/find-chromium.ts';
import { createFetcher, type Fetcher } from '../../platform/http/fetch-page.ts';
import { type Mailer, openMailer } from '../../platform/mail/mailer.ts';
import { openObjectStore, type ObjectStore } from '../../platform/object-store.ts';
import type { KeyRing } from '../../platform/provider-keys.ts';
import { loadSecrets } from '../../platform/secrets.ts';
import { sharedProviderKeys } from '../../platform/shared-provider-keys.ts';
import { connectAsOwner, connectAsSystem, type Sql } from '../../platform/sql.ts';
import { RetryingProvider } from '../../platform/verb/provider.ts';
import type { ProviderClient } from '../providers/call.ts';
import { type OpenResolver, resolversBy } from '../enrich/company-dns.ts';
import { openProviders } from '../providers/open-providers.ts';
import type { Llm } from '../llm/llm.ts';
import { openLlm } from '../llm/open-llm.ts';
import { openPusher, type Pusher } from '../push/pusher.ts';
import { openVerifier } from '../verify/open-verifier.ts';
import type { Verifier } from '../verify/verifier.ts';

/** What every task stands on; made once in main.ts. */
export interface WorkerDeps {
  env: Env;
  log: Log;
  /** As `quarry_system`: reads and writes all tenants' rows, so each statement names its org. */
  sql: Sql;
  /** As the owner: for the queue and for `runVerb`, which steps down by itself. */
  ownerSql: Sql;
  provider: RetryingProvider;
  objectStore: ObjectStore;
  /** Who the crawler is towards the web, and which private origins it may dial. */
  identity: { userAgent: string; allowedOrigins: string[] };
  /** Reaches the public web only, and the sample web while it is on. */
  fetcher: Fetcher;
  /** Draws pages that script alone fills; null on a machine without Chromium. */
  browser: BrowserPool | null;
  /** Answers questions on leads; null when no model is set up, and rules do the work. */
  llm: Llm | null;
  mailer: Mailer;
  /** Tells devices that subscribed to it. */
  pusher: Pusher;
  /** Opens a resolver for one look-up. */
  openResolver: OpenResolver;
  /** Where providers' keys are. */
  keyRing: KeyRing;
  /** Asks the APIs of data providers. */
  providers: ProviderClient;
  /** Asks DNS and mail hosts for mailboxes. */
  verifier: Verifier;
  /** What the tokens of mailed links are derived from. */
  tokenSecret: string;
  /** Tells whoever watches; nothing is stored. */
  publishLive: (notice: LiveNotice) => Promise<void>;
}

/** The hosts that may be dialled although they are on this machine: those of the sample web. */
function sampleOrigins({ demoOrigin, QUARRY_DEMO_PORT }: Env): string[] {
  return demoOrigin ? [`*.localhost:${QUARRY_DEMO_PORT}`] : [];
}

export function openDeps(env: Env, log: Log): WorkerDeps {
  const identity = {
    // Named plainly, with where to ask about it.
    userAgent: env.QUARRY_USER_AGENT ?? `QuarryBot/1.0 (+${env.QUARRY_PUBLIC_URL})`,
    allowedOrigins: sampleOrigins(env),
  };
  const max = env.QUARRY_DATABASE_POOL;
  const sql = connectAsSystem(env.DATABASE_URL, { name: 'quarry-worker', max });
  const ownerSql = connectAsOwner(env.DATABASE_URL, { name: 'quarry-worker-owner', max });
  const secrets = loadSecrets(env.QUARRY_DATA_DIR, env);
  return {
    env,
    log,
    sql,
    ownerSql,
    provider: new RetryingProvider(ownerSql),
    objectStore: openObjectStore(env),
    identity,
    fetcher: createFetcher({ ...identity, proxyUrl: env.QUARRY_CRAWL_PROXY }),
    browser: openBrowser(env, identity),
    llm: openLlm(env),
    mailer: openMailer(env),
    pusher: openPusher({
      ...secrets,
      subject: pushSubject(env),
      testPort: env.QUARRY_PUSH_TEST_PORT,
    }),
    openResolver: resolversBy(env.QUARRY_DNS_SERVERS),
    keyRing: { sql, secret: secrets.sessionSecret, shared: sharedProviderKeys(env) },
    providers: openProviders(env, { sql, log }),
    verifier: openVerifier(env),
    tokenSecret: secrets.sessionSecret,
    publishLive: (notice) => publishLive(sql, notice),
  };
}

/** Whom a push service may ask about our messages; it wants https or an address of mail. */
function pushSubject({ QUARRY_PUBLIC_URL, MAIL_FROM }: Env): string {
  if (QUARRY_PUBLIC_URL.startsWith('https:')) return QUARRY_PUBLIC_URL;
  return `mailto:${/<([^<>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM.trim()}`;
}

/** The browser itself starts with the first page that needs it. */
function openBrowser(env: Env, identity: WorkerDeps['identity']): BrowserPool | null {
  const executablePath = findChromium(env.QUARRY_CHROMIUM);
  return executablePath ? new BrowserPool({ executablePath, ...identity }) : null;
}

export async function closeDeps(deps: WorkerDeps): Promise<void> {
  await Promise.all([
    deps.fetcher.close(),
    deps.browser?.close(),
    deps.llm?.close(),
    deps.mailer.close(),
    deps.pusher.close(),
    deps.providers.close(),
  ]);
  await Promise.all([deps.sql.end({ timeout: 2 }), deps.ownerSql.end({ timeout: 2 })]);
}
