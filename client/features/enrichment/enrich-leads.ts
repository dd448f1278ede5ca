import { MAX_BULK_LEADS } from '../../../schema/lead/lead-rows.ts';
import { newId } from '../../../schema/id.ts';
import { i18n } from '../../i18n/i18n.ts';
import { act } from '../../offline/act.ts';
import { formatNumber } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';

const t = i18n.getFixedT(null, 'enrichment');

/** Has these leads enriched; where there is no network now, once there is. */
export async function enrichLeads(
  orgId: string,
  leadIds: readonly string[],
  { isRefresh = false } = {},
): Promise<void> {
  const group = newId();
  for (let from = 0; from < leadIds.length; from += MAX_BULK_LEADS) {
    const chunk = leadIds.slice(from, from + MAX_BULK_LEADS);
    const input = { orgId, leadIds: chunk, isRefresh };
    const outcome = await act('enrichment.start', input, { group }).here;
    if (outcome.kind === 'refused') return;
  }
  if (leadIds.length > 1) {
    const count = leadIds.length;
    notify({ message: t('bulk.started', { count, shown: formatNumber(count) }) });
  }
}
