import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { leash } from '../../platform/postgres/leash.ts';
import { type DemoSite, makeWeb, sitePaths, type WebOptions } from '../../demo/web.ts';

const DEMO = join(import.meta.dirname, '../../demo/main.ts');

export interface SampleWeb {
  port: number;
  /** The nice sites, with what a perfect reader would find. */
  sites: DemoSite[];
  /** The home page of each. */
  homes: string[];
  /** Every page of every site, shuffled the same way each time. */
  urls: string[];
  stop: () => Promise<void>;
}

/** The sample web in a process of its own, so that it shares nobody's event loop. */
export async function startSampleWeb(options: WebOptions): Promise<SampleWeb> {
  const flags = ['--port', '0', '--sites', String(options.sites)];
  flags.push('--pages', String(options.pagesPerSite));
  for (const variant of options.variants ?? []) flags.push('--variant', variant);
  const child = spawn(process.execPath, [DEMO, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const release = leash(child.pid ?? 0);
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('The sample web did not start'))),
  ])) as [string];
  const port = Number(new URL(line).port);
  const sites = makeWeb(options).sites.filter((site) => site.listing === 'nice');
  const originOf = (site: DemoSite) => `http://${site.host}:${port}`;
  return {
    port,
    sites,
    homes: sites.map((site) => `${originOf(site)}/`),
    urls: shuffled(sites.flatMap((site) => sitePaths(site).map((path) => originOf(site) + path))),
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      release();
    },
  };
}

/** So that no contestant meets one host's pages all at once. */
function shuffled(urls: string[]): string[] {
  let state = 1;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  return urls
    .map((url) => ({ url, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ url }) => url);
}
