import { providerKey } from '../../platform/provider-keys.ts';
import { isAppError } from '../../schema/app-error.ts';
import {
  type EnrichmentMode,
  type EnrichmentProvider,
  orderProviders,
  type ProviderChoice,
} from '../../schema/enrichment/providers.ts';
import { ENRICHERS } from '../providers/enrichers/enrichers.ts';
import type { ProviderSeat } from './ask-providers.ts';
import type { EnrichDeps } from './enrich-deps.ts';
import type { EnrichRun } from './enrich-run.ts';

interface OrgSetting {
  mode: EnrichmentMode;
  providers: ProviderChoice[];
}

/** How an org enriches; as a new one does while it has said nothing. */
export async function readSetting({ sql }: EnrichDeps, orgId: string): Promise<OrgSetting> {
  const [row] = await sql<OrgSetting[]>`
    select mode, providers from enrichment_setting where org_id = ${orgId}`;
  return { mode: row?.mode ?? 'waterfall', providers: orderProviders(row?.providers) };
}

/** The org's providers with their keys. A run without keys asks nobody; it does not even list the providers. */
export async function seatsOf(
  { keyRing }: EnrichDeps,
  run: EnrichRun,
  { providers }: OrgSetting,
): Promise<ProviderSeat[]> {
  if (run.isKeyless) return [];
  return Promise.all(
    providers.map(async ({ id, isOn }) => ({
      enricher: ENRICHERS[id],
      isOn,
      key: isOn ? await keyOf(keyRing, run.orgId, id) : null,
    })),
  );
}

/** A key that can't be opened any more is as good as none; the settings say why. */
async function keyOf(ring: EnrichDeps['keyRing'], orgId: string, id: EnrichmentProvider) {
  try {
    return await providerKey(ring, orgId, id);
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}
