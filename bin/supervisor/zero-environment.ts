import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface ZeroSettings {
  databaseUrl: string;
  /** zero-cache takes this port and the two after it. */
  port: number;
  replicaFile: string;
  temporaryDir: string;
  adminPassword: string;
  /** Shown to the server with each question; the server answers nobody else. */
  apiKey: string;
  /** Where the server answers queries and mutations, without a slash at the end. */
  serverUrl: string;
}

/** Of the surrounding environment zero-cache needs these; the rest, secrets above all, stays out. */
const PASSED_ON = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TZ',
  'SSL_CERT_FILE',
  'NODE_EXTRA_CA_CERTS',
  'NODE_COMPILE_CACHE',
];

/** Two weeks: a device that was away so long syncs afresh; its journal still delivers its edits. */
const CLIENT_STATE_KEPT_HOURS = 14 * 24;

/** zero-cache as one node on one machine. Each ZERO_ variable that is set outside wins. */
export function zeroEnvironment(
  settings: ZeroSettings,
  outer: Record<string, string | undefined>,
): Record<string, string | undefined> {
  const preload = pathToFileURL(join(import.meta.dirname, 'zero-preload.mjs')).href;
  const own = Object.entries(outer).filter(([name]) => name.startsWith('ZERO_'));
  return {
    ...Object.fromEntries(PASSED_ON.map((name) => [name, outer[name]])),
    NODE_ENV: 'production',
    NODE_OPTIONS: `--import ${preload}`,
    DO_NOT_TRACK: '1',
    ZERO_UPSTREAM_DB: settings.databaseUrl,
    ZERO_APP_PUBLICATIONS: 'quarry',
    ZERO_ENABLE_CRUD_MUTATIONS: 'false',
    ZERO_NUM_SYNC_WORKERS: '1',
    ZERO_CVR_MAX_CONNS: '10',
    ZERO_CVR_GARBAGE_COLLECTION_INACTIVITY_THRESHOLD_HOURS: String(CLIENT_STATE_KEPT_HOURS),
    ZERO_QUERY_URL: `${settings.serverUrl}/api/zero/query`,
    ZERO_QUERY_FORWARD_COOKIES: 'true',
    ZERO_MUTATE_URL: `${settings.serverUrl}/api/zero/mutate`,
    ZERO_MUTATE_FORWARD_COOKIES: 'true',
    ZERO_QUERY_API_KEY: settings.apiKey,
    ZERO_MUTATE_API_KEY: settings.apiKey,
    ZERO_STORAGE_DB_TMP_DIR: settings.temporaryDir,
    ZERO_LOG_LEVEL: 'warn',
    ZERO_LOG_FORMAT: 'json',
    ...Object.fromEntries(own),
    ZERO_PORT: String(settings.port),
    ZERO_REPLICA_FILE: settings.replicaFile,
    ZERO_ADMIN_PASSWORD: settings.adminPassword,
  };
}
