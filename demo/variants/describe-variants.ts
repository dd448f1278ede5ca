import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Asked } from '../ask.ts';
import { startDemo, type Demo } from '../server.ts';
import type { Variant } from '../variant.ts';
import type { DemoSite } from '../web.ts';

export interface Probe {
  site: DemoSite;
  origin: string;
  demo: Demo;
  get: (path: string, headers?: Record<string, string>) => Promise<Asked>;
}

/** Runs one check for each variant against its site, and fails for a variant without a check. */
export function describeVariants(
  title: string,
  variants: readonly Variant[],
  checks: Record<string, (probe: Probe) => Promise<void>>,
): void {
  describe(title, () => {
    let demo: Demo;
    beforeAll(async () => {
      demo = await startDemo({ sites: 24, slowMs: 60 });
    });
    afterAll(() => demo.close());

    test('have a check each', () => {
      expect(Object.keys(checks)).toEqual(variants.map((variant) => variant.name));
    });

    test.each(variants)('$name: $expectation', async ({ name }) => {
      const site = demo.web.siteOf(name);
      const check = checks[name];
      if (!site || !check) throw new Error(`No site or no check for ${name}`);
      const origin = demo.originOf(name);
      await check({ site, origin, demo, get: (path, headers) => ask(origin + path, headers) });
    });
  });
}
