import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { launchOptions, newDevice } from './browser.ts';

/** Fetched by npm when the benchmark runs: 175 MB that no other part of the project needs. */
const PACKAGE = 'lighthouse@13.5.0';
const LIMIT_MS = 180_000;
export const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
export type Category = (typeof CATEGORIES)[number];
export type Form = 'desktop' | 'phone';

const category = z.object({
  score: z.number(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
});
const report = z.object({
  finalDisplayedUrl: z.string(),
  runtimeError: z.object({ message: z.string() }).optional(),
  categories: z.object({
    performance: category,
    accessibility: category,
    'best-practices': category,
  }),
  audits: z.record(
    z.string(),
    z.object({ score: z.number().nullable(), numericValue: z.number().optional() }),
  ),
});

export interface Judgement {
  /** From 0 to 100. */
  scores: Record<Category, number>;
  /** Audits that cost points, by category. */
  faults: Record<Category, string[]>;
  /** Largest contentful paint and total blocking time in ms, layout shift without a unit. */
  lcpMs: number;
  tbtMs: number;
  cls: number;
}

/** Lighthouse with its own throttling, on a device that has never been on the page. */
export async function judgePage(place: {
  url: string;
  cookie?: string;
  form: Form;
}): Promise<Judgement> {
  const dir = await mkdtemp(join(tmpdir(), 'quarry-bench-lighthouse-'));
  const device = newDevice(place);
  try {
    // Whoever is signed in is so before Lighthouse comes: it has the browser for itself.
    await (await device.open()).close();
    const file = join(dir, 'report.json');
    await runCommand(place.url, device.profile, file, place.form);
    const judged = report.parse(JSON.parse(await readFile(file, 'utf8')));
    if (new URL(judged.finalDisplayedUrl).pathname !== new URL(place.url).pathname) {
      throw new Error(`Lighthouse was sent on to ${judged.finalDisplayedUrl}`);
    }
    return read(judged);
  } finally {
    device.remove();
    await rm(dir, { recursive: true, force: true });
  }
}

async function runCommand(url: string, profile: string, file: string, form: Form): Promise<void> {
  const { executablePath, args: flags = [] } = await launchOptions();
  const chromium = ['--headless=new', `--user-data-dir=${profile}`, ...flags].join(' ');
  const args = ['exec', '--yes', `--package=${PACKAGE}`, '--', 'lighthouse', url];
  // The storage holds the cookie of who is signed in.
  args.push(`--chrome-flags=${chromium}`, '--disable-storage-reset', '--no-enable-error-reporting');
  args.push('--output=json', `--output-path=${file}`, `--only-categories=${CATEGORIES.join(',')}`);
  args.push('--quiet', ...(form === 'desktop' ? ['--preset=desktop'] : []));
  const env = { ...process.env, CHROME_PATH: executablePath };
  await promisify(execFile)('npm', args, { timeout: LIMIT_MS, cwd: tmpdir(), env });
}

function read({ runtimeError, categories, audits }: z.infer<typeof report>): Judgement {
  if (runtimeError) throw new Error(`Lighthouse could not judge the page: ${runtimeError.message}`);
  const each = <Value>(value: (name: Category) => Value) =>
    Object.fromEntries(CATEGORIES.map((name) => [name, value(name)])) as Record<Category, Value>;
  const figure = (id: string) => audits[id]?.numericValue ?? NaN;
  return {
    scores: each((name) => categories[name].score * 100),
    faults: each((name) =>
      categories[name].auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => id),
    ),
    lcpMs: figure('largest-contentful-paint'),
    tbtMs: figure('total-blocking-time'),
    cls: figure('cumulative-layout-shift'),
  };
}
