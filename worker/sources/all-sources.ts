import type { SourceId } from '../../schema/request/sources.ts';
import { apollo } from './apollo.ts';
import { brave } from './brave.ts';
import { crunchbase } from './crunchbase.ts';
import { googlePlaces } from './google-places.ts';
import { instagram } from './instagram.ts';
import { overpass } from './overpass.ts';
import { ownLeads } from './own-leads.ts';
import { sampleWeb } from './sample-web.ts';
import { searxng } from './searxng.ts';
import type { Source } from './source.ts';

/**
 * The adapters by source. Sales Navigator has none: LinkedIn gives its partners no search for people.
 * What it gives is an enrichment (providers/enrichers/sales-navigator.ts).
 */
const ALL: readonly Source[] = [
  ownLeads,
  sampleWeb,
  overpass,
  googlePlaces,
  searxng,
  brave,
  apollo,
  instagram,
  crunchbase,
];

export function sourceOf(id: SourceId): Source | null {
  return ALL.find((source) => source.id === id) ?? null;
}
