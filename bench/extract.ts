import { load } from 'cheerio';
import { listPages } from './extract-pages.ts';
import { extractPage, type PageInput } from '../worker/extract/extract-page.ts';
import { median, printResults, type BenchOptions, type BenchResult } from './result.ts';

const AIM_RATIO = 1;

/**
 * Extraction of whole pages, links, findings, receipts and all, against the bare parse of the same
 * pages by cheerio, which finds nothing yet. With `--corpus DIR` also how good it is, on pages that
 * people marked (bench/extraction/corpus.ts says how).
 */
export async function run({ full, corpus }: BenchOptions): Promise<BenchResult[]> {
  const speed = measureSpeed(full);
  if (corpus === undefined) return [speed];
  // Its peers take a second to load.
  const { measureQuality } = await import('./extraction/quality.ts');
  return [speed, ...measureQuality(corpus)];
}

function measureSpeed(full: boolean): BenchResult {
  const pages = listPages(full ? 600 : 150);
  const rounds = full ? 9 : 5;
  const ours: number[] = [];
  const bare: number[] = [];
  // The first round warms both up and is thrown away.
  for (let round = 0; round <= rounds; round++) {
    const isOursFirst = round % 2 === 0;
    const passes = [
      () => pace(pages, (page) => extractPage(page).findings.length),
      () => pace(pages, ({ html }) => load(html)('*').length),
    ];
    if (!isOursFirst) passes.reverse();
    const [first = 0, second = 0] = passes.map((pass) => pass());
    if (round === 0) continue;
    ours.push(isOursFirst ? first : second);
    bare.push(isOursFirst ? second : first);
  }
  const ratios = ours.map((value, index) => value / bare[index]!);
  const characters = pages.reduce((sum, { html }) => sum + html.length, 0);
  const pagesPerSecond = median(ours);
  return {
    name: 'extract',
    unit: 'pages/s',
    ours: pagesPerSecond,
    peer: median(bare),
    aim: `at least ${AIM_RATIO} × of a bare cheerio parse`,
    met: median(ratios) >= AIM_RATIO,
    detail: {
      median_ratio_of_rounds: Number(median(ratios).toFixed(2)),
      ms_per_page: Number((1_000 / pagesPerSecond).toFixed(2)),
      pages: pages.length,
      characters_per_page: Math.round(characters / pages.length),
      findings_per_page: Math.round(
        pages.reduce((sum, page) => sum + extractPage(page).findings.length, 0) / pages.length,
      ),
    },
  };
}

/** Pages a second over all pages; the sum keeps the work from being optimised away. */
function pace(pages: readonly PageInput[], work: (page: PageInput) => number): number {
  const startedAt = performance.now();
  let sum = 0;
  for (const page of pages) sum += work(page);
  const elapsedMs = performance.now() - startedAt;
  if (sum === 0) throw new Error('The benchmark read nothing');
  return (pages.length / elapsedMs) * 1_000;
}

if (import.meta.main) printResults(await run({ full: process.argv.includes('--full') }));
