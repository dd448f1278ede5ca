import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import {
  models,
  nameServers,
  onOff,
  optional,
  port,
  prices,
  privateHosts,
  url,
  wholeNumber,
} from './env-values.ts';

/**
 * The one place that reads the environment. Every variable is listed in the README; a bad value
 * stops the process with one sentence that names it.
 */

const variables = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),

  PORT: port.default(4000),
  /** The interface that the server listens on. */
  QUARRY_HOST: z.string().default('127.0.0.1'),
  /** The address that people type; links in mail and origin checks follow it. */
  QUARRY_PUBLIC_URL: url('http:', 'https:').optional(),
  QUARRY_DATA_DIR: z.string().default('.data'),

  DATABASE_URL: url('postgres:', 'postgresql:'),
  QUARRY_DATABASE_POOL: wholeNumber(2, 200).default(10),
  /** Where zero-cache listens; the server passes /zero on to it. */
  ZERO_CACHE_URL: url('http:', 'https:').default('http://127.0.0.1:4848'),

  QUARRY_WORKER_CONCURRENCY: wholeNumber(1, 100).default(Math.max(4, os.cpus().length * 2)),
  /** Where the worker answers /health and /metrics; nowhere when it is not set. */
  QUARRY_WORKER_PORT: port.optional(),
  QUARRY_CHROMIUM: optional,
  QUARRY_USER_AGENT: optional,
  /** Proxy for all crawling, e.g. http://user:password@host:port. */
  QUARRY_CRAWL_PROXY: url('http:', 'https:').optional(),

  /**
   * The sample web: `on` starts it, `external` uses one that runs already. Either lets its one port
   * through the guard against private addresses.
   */
  QUARRY_DEMO: z.enum(['on', 'off', 'external']).default('off'),
  QUARRY_DEMO_PORT: port.optional(),

  /** Any endpoint that speaks OpenAI's chat API; with neither of the two, rules do a model's work. */
  LLM_BASE_URL: url('http:', 'https:').optional(),
  LLM_API_KEY: optional,
  /** Models in the order in which they are tried, for everything and by what is asked. */
  LLM_MODELS: models.optional(),
  LLM_MODELS_LIGHT: models.optional(),
  LLM_MODELS_DEEP: models.optional(),
  LLM_MODELS_XRAY: models.optional(),
  LLM_MODELS_PARSE: models.optional(),
  /** In US dollars for a million tokens of input, cached input and output: `model=2/0.5/8`. */
  LLM_PRICES: prices.optional(),

  /** The port of the sample web's mail host on this machine; see QUARRY_DEMO. */
  QUARRY_DEMO_MAIL_PORT: port.optional(),

  /**
   * on: mail hosts are asked whether they know an address. Off by default: the machine's address
   * must have a name that leads back to it and a port 25 that is open, or hosts turn it away and
   * lists take note of it.
   */
  QUARRY_SMTP_VERIFY: onOff.default(false),
  /** The name that this machine gives itself towards mail hosts; the public URL's when left out. */
  QUARRY_SMTP_HELO: optional,
  /** The sender that mail hosts are told; the null sender when left out. */
  QUARRY_SMTP_MAIL_FROM: z.email().optional(),

  /** Where places on OpenStreetMap's map are asked for: a public server, or one on this machine. */
  OVERPASS_URL: url('http:', 'https:').default('https://overpass-api.de'),
  /** A SearXNG whose settings allow the format `json`. */
  SEARXNG_URL: url('http:', 'https:').optional(),

  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.string().default('Quarry <quarry@localhost>'),

  S3_ENDPOINT: url('http:', 'https:').optional(),
  S3_BUCKET: optional,
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,

  /** on: the last address in X-Forwarded-For is the client's, because one proxy of ours adds it. */
  TRUST_PROXY: onOff.default(false),
  GOOGLE_CLIENT_ID: optional,
  GOOGLE_CLIENT_SECRET: optional,
  GITHUB_CLIENT_ID: optional,
  GITHUB_CLIENT_SECRET: optional,
  /** off is for tests alone: it also takes the lock from accounts. */
  QUARRY_AUTH_RATE_LIMIT: onOff.default(true),

  SESSION_SECRET: z.string().min(32).optional(),
  ZERO_ADMIN_PASSWORD: z.string().min(8).optional(),
  ZERO_API_KEY: z.string().min(16).optional(),
  /** Signs web push: 32 bytes in base64url. Another key than before ends all subscriptions. */
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
  /** The port of a push service on this machine: for tests alone. */
  QUARRY_PUSH_TEST_PORT: port.optional(),
  /** Name servers for looking companies up, `ip` or `ip:port`, with commas between; the system's when not set. */
  QUARRY_DNS_SERVERS: nameServers.optional(),
  /**
   * Services of the operator's own in a private network, `host:port` with commas between: a SearXNG
   * or an Overpass may be asked there. Crawled pages never lead to them.
   */
  QUARRY_PRIVATE_HOSTS: privateHosts.optional(),
  APOLLO_API_KEY: optional,
  CLEARBIT_API_KEY: optional,
  HUNTER_API_KEY: optional,
  CRUNCHBASE_API_KEY: optional,
  GOOGLE_PLACES_API_KEY: optional,
  /** `SID:secret` of a Twilio API key. */
  TWILIO_API_KEY: optional,
  BRAVE_API_KEY: optional,
  APIFY_API_KEY: optional,
  /** `CLIENT_ID:CLIENT_SECRET`, and for Salesforce `:00D…` with the organisation's id. */
  SALES_NAVIGATOR_API_KEY: optional,
  /** The port of stand-ins for all providers, by `PROVIDER.localhost`: for tests alone. */
  QUARRY_PROVIDER_TEST_PORT: port.optional(),
});

/** Every variable that counts, by name. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(variables.shape);

export type Env = Omit<z.infer<typeof variables>, 'QUARRY_PUBLIC_URL'> & {
  QUARRY_PUBLIC_URL: string;
  /** `host:port` of the sample web, or null when it is off. */
  demoOrigin: string | null;
};

export class EnvError extends Error {}

/** Parses an environment. Throws `EnvError` with a sentence for each variable that is wrong. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const name = issue.path.join('.');
      return given[name] === undefined ? `${name} is not set` : `${name}: ${issue.message}`;
    });
    throw new EnvError(`The environment is not usable. ${problems.join('; ')}.`);
  }
  const env = parsed.data;
  const [problem] = conflicts(env);
  if (problem) throw new EnvError(`The environment is not usable. ${problem}`);
  const publicUrl = new URL(env.QUARRY_PUBLIC_URL ?? `http://localhost:${env.PORT}`).origin;
  return {
    ...env,
    QUARRY_DATA_DIR: path.resolve(env.QUARRY_DATA_DIR),
    QUARRY_PUBLIC_URL: publicUrl,
    demoOrigin:
      env.QUARRY_DEMO !== 'off' && env.QUARRY_DEMO_PORT
        ? `127.0.0.1:${env.QUARRY_DEMO_PORT}`
        : null,
  };
}

/** What single variables cannot tell: a sentence for each that does not go with the others. */
function* conflicts(env: z.infer<typeof variables>): Generator<string> {
  if (env.S3_ENDPOINT && !(env.S3_BUCKET && env.S3_ACCESS_KEY_ID && env.S3_SECRET_ACCESS_KEY))
    yield 'S3_ENDPOINT also needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.';
  for (const name of ['GOOGLE', 'GITHUB'] as const) {
    if (!env[`${name}_CLIENT_ID`] !== !env[`${name}_CLIENT_SECRET`])
      yield `${name}_CLIENT_ID and ${name}_CLIENT_SECRET go together.`;
  }
  if (env.NODE_ENV !== 'test') {
    const isForTests = 'is for NODE_ENV=test alone.';
    if (env.QUARRY_PUSH_TEST_PORT) yield `QUARRY_PUSH_TEST_PORT ${isForTests}`;
    if (env.QUARRY_PROVIDER_TEST_PORT) yield `QUARRY_PROVIDER_TEST_PORT ${isForTests}`;
    if (!env.QUARRY_AUTH_RATE_LIMIT) yield `QUARRY_AUTH_RATE_LIMIT=off ${isForTests}`;
  }
  if (env.LLM_BASE_URL && !isOpenAi(env.LLM_BASE_URL) && !env.LLM_MODELS)
    yield 'LLM_MODELS is not set: name the models that LLM_BASE_URL serves.';
  const publicName = env.QUARRY_PUBLIC_URL && new URL(env.QUARRY_PUBLIC_URL).hostname;
  const heloName = env.QUARRY_SMTP_HELO ?? publicName ?? '';
  if (env.QUARRY_SMTP_VERIFY && !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(heloName))
    yield 'QUARRY_SMTP_VERIFY=on needs QUARRY_SMTP_HELO: the full name that leads back to this machine’s address.';
}

/** Whose models we know by name. */
function isOpenAi(baseUrl: string): boolean {
  return new URL(baseUrl).hostname === 'api.openai.com';
}

/** The environment of this process. */
export function readEnv(): Env {
  return parseEnv(process.env);
}
