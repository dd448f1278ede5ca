import { extractPage } from '../../worker/extract/extract-page.ts';
import { toPrediction } from '../../worker/extract/prediction.ts';
import { isSupported } from '../../worker/extract/receipt.ts';
import type { BenchResult } from '../result.ts';
import { calibrate } from './calibration.ts';
import { readCorpus, type MarkedPage } from './corpus.ts';
import { readWithCrawlee, readWithLibphonenumber } from './peers.ts';
import {
  FIELDS,
  scoreField,
  scoreOrganisation,
  toReading,
  type Reading,
  type Score,
  type ScoredField,
} from './score.ts';

/** F1 that is aimed at, on pages that no rule was made on. */
const AIMS: Record<ScoredField | 'organisation', number> = {
  email: 0.99,
  phone: 0.96,
  organisation: 0.85,
  street: 0.8,
  postcode: 0.9,
  person: 0.7,
};

/** Of values given 0.9, about nine in ten are right: how far promise and truth may be apart. */
const MOST_APART = 0.1;

type Readings = ReadonlyMap<string, Reading>;

/** Scores, receipts and calibration on a corpus that people marked, with peers beside them. */
export function measureQuality(folder: string): BenchResult[] {
  const pages = readCorpus(folder);
  const read = pages.map((page) => ({ page, extraction: extractPage(page) }));
  const ours: Readings = new Map(
    read.map(({ page, extraction }) => [page.file, toReading(toPrediction(page.file, extraction))]),
  );
  const peers: [string, Readings][] = [
    ['Crawlee', new Map(pages.map((page) => [page.file, readWithCrawlee(page)]))],
    ['libphonenumber', new Map(pages.map((page) => [page.file, readWithLibphonenumber(page)]))],
  ];
  const findings = read.map(({ page, extraction }) => ({ page, findings: extraction.findings }));
  return [
    ...FIELDS.map((field) => fieldResult(field, pages, ours, peers)),
    organisationResult(pages, ours, peers[0]![1]),
    receiptResult(findings),
    calibrationResult(findings),
  ];
}

const halfOf = (pages: readonly MarkedPage[], half: MarkedPage['half']) =>
  pages.filter((page) => page.half === half);

function fieldResult(
  field: ScoredField,
  pages: readonly MarkedPage[],
  ours: Readings,
  peers: readonly [string, Readings][],
): BenchResult {
  const score = scoreField(field, pages, ours)!;
  const others = peers.flatMap(([name, readings]): [string, Score][] => {
    const other = scoreField(field, pages, readings);
    return other === null ? [] : [[name, other]];
  });
  const best = others.toSorted(([, a], [, b]) => b.f1 - a.f1)[0];
  return {
    name: `extract: ${field}`,
    unit: 'F1',
    ours: score.f1,
    ...(best === undefined ? {} : { peer: best[1].f1 }),
    aim: `at least ${AIMS[field]}`,
    met: score.f1 >= AIMS[field],
    detail: {
      precision: round(score.precision),
      recall: round(score.recall),
      first_half: round(scoreField(field, halfOf(pages, 'first'), ours)!.f1),
      second_half: round(scoreField(field, halfOf(pages, 'second'), ours)!.f1),
      ...Object.fromEntries(others.map(([name, { f1 }]) => [name, round(f1)])),
    },
  };
}

function organisationResult(
  pages: readonly MarkedPage[],
  ours: Readings,
  title: Readings,
): BenchResult {
  const share = scoreOrganisation(pages, ours);
  return {
    name: 'extract: organisation',
    unit: 'first guess right',
    ours: share,
    peer: scoreOrganisation(pages, title),
    aim: `at least ${AIMS.organisation}`,
    met: share >= AIMS.organisation,
    detail: {
      first_half: round(scoreOrganisation(halfOf(pages, 'first'), ours)),
      second_half: round(scoreOrganisation(halfOf(pages, 'second'), ours)),
      peer_is: 'the title',
    },
  };
}

type Findings = Parameters<typeof calibrate>[0];

function receiptResult(pages: Findings): BenchResult {
  const all = pages.flatMap(({ page, findings }) =>
    findings.map((finding) => isSupported(page.html, finding)),
  );
  const share = all.filter(Boolean).length / (all.length || 1);
  return {
    name: 'extract: receipts',
    unit: 'share that resolves',
    ours: share,
    aim: 'all of them',
    met: share === 1,
    detail: { findings: all.length },
  };
}

/** The row of values that were given about 0.9; the whole table goes to the screen. */
function calibrationResult(pages: Findings): BenchResult {
  const rows = (['first', 'second'] as const).flatMap((half) =>
    calibrate(pages.filter(({ page }) => page.half === half)).map(
      ({ from, to, values, right, promised }) => ({
        half,
        confidence: `${from}–${Math.min(to, 1)}`,
        values,
        promised: round(promised),
        right: round(right / values),
      }),
    ),
  );
  console.table(rows);
  const sure = calibrate(pages)
    .filter(({ from }) => from >= 0.85)
    .reduce(
      (sum, { values, right, promised }) => ({
        ...sum,
        values: sum.values + values,
        right: sum.right + right,
        promised: (sum.promised * sum.values + promised * values) / (sum.values + values),
      }),
      { values: 0, right: 0, promised: 0 },
    );
  const truth = sure.right / (sure.values || 1);
  return {
    name: 'extract: calibration',
    unit: 'right of values given 0.85 or more',
    ours: truth,
    aim: `within ${MOST_APART} of the ${round(sure.promised)} that was promised`,
    met: Math.abs(truth - sure.promised) <= MOST_APART,
    detail: { values: sure.values, promised: round(sure.promised) },
  };
}

function round(value: number): number {
  return Number(value.toFixed(3));
}
