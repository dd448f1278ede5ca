import { type BenchOptions, type BenchResult, median, printResults } from './result.ts';
import { startLeadsProduct } from './web/leads-product.ts';
import {
  CATEGORIES,
  type Category,
  type Form,
  type Judgement,
  judgePage,
} from './web/run-lighthouse.ts';

const LEADS = 1_000;
const AIMS: Record<Form, Record<Category, number>> = {
  desktop: { performance: 95, accessibility: 100, 'best-practices': 100 },
  phone: { performance: 90, accessibility: 100, 'best-practices': 100 },
};

/**
 * Lighthouse on the landing page and on the leads of a signed-in person, desktop and phone: points
 * for performance, accessibility and best practices. Fetches Lighthouse by npm.
 */
export async function run({ full }: BenchOptions): Promise<BenchResult[]> {
  const rounds = full ? 3 : 1;
  const product = await startLeadsProduct();
  try {
    const ann = await product.person('Ann');
    const orgId = await product.workspace([ann], LEADS);
    const pages = [
      { name: 'landing', url: `${product.url}/` },
      { name: 'leads', url: `${product.url}/w/${orgId}/leads`, cookie: ann.cookie },
    ];
    const results: BenchResult[] = [];
    for (const { name, ...page } of pages) {
      for (const form of ['desktop', 'phone'] as const) {
        const judgements: Judgement[] = [];
        for (let round = 0; round < rounds; round++) {
          judgements.push(await judgePage({ ...page, form }));
        }
        results.push(...CATEGORIES.map((category) => judge(name, form, category, judgements)));
      }
    }
    return results;
  } finally {
    await product.stop();
  }
}

function judge(page: string, form: Form, category: Category, judgements: Judgement[]): BenchResult {
  const points = median(judgements.map(({ scores }) => scores[category]));
  const aim = AIMS[form][category];
  const middle = (read: (judgement: Judgement) => number) => median(judgements.map(read));
  const figures = {
    lcp_ms: middle(({ lcpMs }) => lcpMs),
    tbt_ms: middle(({ tbtMs }) => tbtMs),
    cls: middle(({ cls }) => cls),
  };
  const faults = [...new Set(judgements.flatMap((judgement) => judgement.faults[category]))];
  return {
    name: `lighthouse ${page}, ${form}, ${category}`,
    unit: 'points',
    ours: points,
    aim: `>= ${aim}`,
    met: points >= aim,
    detail: {
      ...(category === 'performance' && figures),
      ...(faults.length > 0 && { faults: faults.join(', ') }),
    },
  };
}

if (import.meta.main) printResults(await run({ full: process.argv.includes('--full') }));
