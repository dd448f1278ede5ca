import {
  KEY_INFO,
  type KeyedProvider,
  SEARCH_PROVIDERS,
} from '../../../schema/enrichment/keyed-providers.ts';
import {
  type EnrichmentProvider,
  type KeyForm,
  orderProviders,
  type ProviderChoice,
  PROVIDERS,
} from '../../../schema/enrichment/providers.ts';

export interface KeyRow {
  provider: string;
  hint: string;
}

export interface HealthRow {
  provider: string;
  state: 'closed' | 'open' | 'half_open';
  openUntil: number | null;
  ok: number;
  failed: number;
  totalMs: number;
  lastError: string | null;
  lastErrorKind: string | null;
  lastErrorAt: number | null;
  costMicros: number;
}

/** Whether a provider is left alone just now; a row may have outlived the worker that wrote it. */
export function isLeftAlone(health: HealthRow | null, now: number): boolean {
  return health?.state === 'open' && (health.openUntil ?? 0) > now;
}

/** Whose key a provider is asked with. */
export type KeyState = { kind: 'none' } | { kind: 'own'; hint: string } | { kind: 'shared' };

/** Everything that the settings show of one provider. */
export interface ProviderView {
  id: KeyedProvider;
  name: string;
  key: KeyState;
  keyUrl: string;
  keyForm: KeyForm;
  /** Null: agreed on by contract; undefined: not an enrichment. */
  priceMicros: number | null | undefined;
  health: HealthRow | null;
}

export interface RankedProvider extends ProviderView {
  id: EnrichmentProvider;
  isOn: boolean;
}

export interface ProviderRows {
  chosen: readonly ProviderChoice[] | null | undefined;
  keys: readonly KeyRow[];
  shared: readonly string[];
  health: readonly HealthRow[];
}

/** The providers of enrichment in the org's order, and those that are searched alone. */
export function viewProviders(rows: ProviderRows): {
  ranked: RankedProvider[];
  searched: ProviderView[];
} {
  const ranked = orderProviders(rows.chosen).map(({ id, isOn }) => ({
    ...viewOf(id, rows, PROVIDERS[id].priceMicros),
    id,
    isOn,
  }));
  return { ranked, searched: SEARCH_PROVIDERS.map((id) => viewOf(id, rows, undefined)) };
}

function viewOf(
  id: KeyedProvider,
  { keys, shared, health }: ProviderRows,
  priceMicros: ProviderView['priceMicros'],
): ProviderView {
  const own = keys.find(({ provider }) => provider === id);
  const { name, keyUrl, keyForm } = KEY_INFO[id];
  return {
    id,
    name,
    keyUrl,
    keyForm,
    priceMicros,
    key: own ? { kind: 'own', hint: own.hint } : { kind: shared.includes(id) ? 'shared' : 'none' },
    health: health.find(({ provider }) => provider === id) ?? null,
  };
}

/** The order with one provider a place further up (-1) or down (1). */
export function moveProvider(
  ranked: readonly RankedProvider[],
  id: EnrichmentProvider,
  by: -1 | 1,
): ProviderChoice[] {
  const order = ranked.map((each) => ({ id: each.id, isOn: each.isOn }));
  const from = order.findIndex((choice) => choice.id === id);
  const moved = order[from];
  const neighbour = order[from + by];
  if (!moved || !neighbour) return order;
  order[from] = neighbour;
  order[from + by] = moved;
  return order;
}
