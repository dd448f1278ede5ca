import { parseArgs } from 'node:util';
import { startSampleMail } from './mail/sample-mail.ts';
import { startDemo } from './server.ts';
import { DEFAULT_WEB } from './web.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4100' },
    seed: { type: 'string', default: String(DEFAULT_WEB.seed) },
    sites: { type: 'string', default: String(DEFAULT_WEB.sites) },
    pages: { type: 'string', default: String(DEFAULT_WEB.pagesPerSite) },
    variant: { type: 'string', multiple: true },
    bind: { type: 'string', default: '127.0.0.1' },
    'mail-port': { type: 'string' },
    'slow-ms': { type: 'string', default: '3000' },
    verbose: { type: 'boolean', default: false },
  },
});

const demo = await startDemo({
  port: wholeNumber('port', 0, 65_535),
  seed: wholeNumber('seed'),
  sites: wholeNumber('sites'),
  pagesPerSite: wholeNumber('pages', 1),
  ...(values.variant ? { variants: values.variant } : {}),
  bind: values.bind,
  slowMs: wholeNumber('slow-ms'),
  ...(values.verbose ? { log: (request) => console.error(request.status, request.url) } : {}),
}).catch((error: Error) => {
  console.error(`The sample web could not start: ${error.message}`);
  process.exit(1);
});
const mail =
  values['mail-port'] === undefined
    ? null
    : await startSampleMail(wholeNumber('mail-port', 0, 65_535)).catch((error: Error) => {
        console.error(`The sample web’s mail could not start: ${error.message}`);
        process.exit(1);
      });
console.log(demo.url);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void demo.close();
    void mail?.stop();
  });
}

function wholeNumber(
  name: 'port' | 'mail-port' | 'seed' | 'sites' | 'pages' | 'slow-ms',
  low = 0,
  high = 1_000_000,
): number {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < low || number > high) {
    console.error(`--${name} must be a whole number from ${low} to ${high}, not ${values[name]}`);
    process.exit(1);
  }
  return number;
}
