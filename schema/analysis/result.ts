/**
 * What an analysis found. Texts of a model are plain strings in the language of the workspace; texts
 * of our rules are keys of `client/locales/en/analysis.json` with their values, so that they follow
 * the reader's language. Types and no interfaces: Zero takes for JSON only what can't grow.
 */
export type Said = string | { key: string; values?: Record<string, string | number> };

/** Who said a part: the model, or our rules because no model is set or none answered. */
export type Origin = 'model' | 'rules';

/** Words that stand on a page, where they stand, and in which stored copy of it. */
export type Quote = {
  text: string;
  url: string;
  snapshotHash: string;
  /** Half-open range of UTF-16 code units in the stored copy. */
  start: number;
  end: number;
};

export type Verdict = 'strong' | 'possible' | 'weak';

export type Reason = {
  /** Speaks for the lead, against it, or is not known yet. */
  sign: 'plus' | 'minus' | 'open';
  text: Said;
  quote?: Quote;
};

export type FitPart = {
  origin: Origin;
  /** 0 to 100: the rules' score, moved by the model as far as quotes bear it out; see `blendFit`. */
  total: number;
  /** By rules alone. */
  rules: number;
  /** What the model said before it was bounded; null when none was asked. */
  asked: number | null;
  verdict: Verdict;
  summary: Said;
  reasons: Reason[];
};

export type EvidencePart = {
  origin: Origin;
  items: { claim: Said; sign: 'plus' | 'minus'; quote: Quote }[];
};

export type DraftPart = {
  origin: Origin;
  subject: string;
  body: string;
  /** BCP 47, as far as it is known. */
  language: string;
};

export type SignalsPart = {
  origin: Origin;
  items: { text: Said; strength: 'high' | 'medium' | 'low'; quote?: Quote }[];
};

/** How they seem to decide and talk: inferred from what they publish, never known. */
export type PersonaPart = {
  origin: Origin;
  style: Said;
  motives: Said[];
  tone: Said;
  avoid: Said[];
};

export type ObjectionsPart = {
  origin: Origin;
  items: { objection: Said; answer: Said }[];
};

export type ApproachPart = {
  origin: Origin;
  channel: string | null;
  opener: Said;
  steps: Said[];
};

export type PartResults = {
  fit: FitPart;
  evidence: EvidencePart;
  draft: DraftPart;
  signals: SignalsPart;
  persona: PersonaPart;
  objections: ObjectionsPart;
  approach: ApproachPart;
};

/** `fit` is always there; the others as the tier says. */
export type AnalysisResult = Pick<PartResults, 'fit'> & Partial<PartResults>;

/** What a person should know about how a run went. */
export const NOTICES = [
  /** No page could be read; facts alone were judged. */
  'no_page',
  /** The page could not be fetched anew; an older copy was read. */
  'stale_page',
  /** The page speaks to language models; those lines were left out. */
  'instructions_in_page',
  /** No model is set up on this installation. */
  'no_model',
  /** A model is set up, and rules stood in for some of its parts. */
  'model_failed',
  /** A model is set up and gave nothing: rules did all the work, and nothing was charged. */
  'model_down',
  /** Nobody has said yet what an ideal customer is like. */
  'no_icp',
  /** Nobody has said yet what we sell. */
  'no_profile',
] as const;
export type Notice = (typeof NOTICES)[number];

export type ReadPage = {
  url: string;
  snapshotHash: string;
  /** Epoch milliseconds. */
  fetchedAt: number;
  /** The copy was at hand. */
  isCached: boolean;
};

export function verdictOf(total: number): Verdict {
  return total >= 70 ? 'strong' : total >= 40 ? 'possible' : 'weak';
}

/** The quotes of a result, in the order by which they are asked for one by one. */
export function quotesOf({ fit, evidence, signals }: AnalysisResult): Quote[] {
  return [
    ...fit.reasons.flatMap(({ quote }) => quote ?? []),
    ...(evidence?.items ?? []).map(({ quote }) => quote),
    ...(signals?.items ?? []).flatMap(({ quote }) => quote ?? []),
  ];
}
