import { startProduct } from '../../bench/chaos/product.ts';
import { pickFreePort } from '../../platform/postgres/free-port.ts';
import { findChromium } from '../bootstrap/chromium.mjs';

/**
 * Brings the product up for the browser tests, or takes the one that QUARRY_E2E_URL names. Tests
 * find its data folder, and so its mail and the pids of its parts, in QUARRY_E2E_DATA_DIR, and the
 * ports on which they may play a push service in QUARRY_E2E_PUSH_PORT and the mail host of all
 * `.example` in QUARRY_E2E_MAIL_PORT, and data providers in QUARRY_E2E_PROVIDER_PORT. Its name
 * server is a port where nobody answers: no test depends on the names of the day.
 */
export default async function start(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['QUARRY_E2E_URL']) return undefined;
  process.env['QUARRY_CHROMIUM'] ||= (await findChromium()) ?? '';
  const pushPort = String(await pickFreePort());
  const mailPort = String(await pickFreePort());
  const providerPort = String(await pickFreePort());
  const dnsPort = String(await pickFreePort());
  const product = await startProduct({
    NODE_ENV: 'test',
    QUARRY_AUTH_RATE_LIMIT: 'off',
    QUARRY_PUSH_TEST_PORT: pushPort,
    QUARRY_DEMO_MAIL_PORT: mailPort,
    QUARRY_PROVIDER_TEST_PORT: providerPort,
    QUARRY_DNS_SERVERS: `127.0.0.1:${dnsPort}`,
  });
  process.env['QUARRY_E2E_PUSH_PORT'] = pushPort;
  process.env['QUARRY_E2E_MAIL_PORT'] = mailPort;
  process.env['QUARRY_E2E_PROVIDER_PORT'] = providerPort;
  process.env['QUARRY_E2E_URL'] = product.url;
  process.env['QUARRY_E2E_DATA_DIR'] = product.dataDir;
  return () => product.stop();
}
