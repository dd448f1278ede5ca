import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { snapshotKey } from '../../platform/object-store.ts';
import { newId } from '../../schema/id.ts';
import type { WorkerDeps } from '../../worker/runtime/deps.ts';

export interface SeededLead {
  id: string;
  /** Its number, by which the model knows how long to think. */
  n: number;
}

/** Leads of companies with a stored page each, of about 40 KB as front pages are. */
export async function seedAnalysisLeads(
  { ownerSql: sql, objectStore }: WorkerDeps,
  orgId: string,
  count: number,
): Promise<SeededLead[]> {
  const leads = Array.from({ length: count }, (_, n) => ({ id: newId(), n }));
  for (const { id, n } of leads) {
    const name = `Practice ${n}`;
    const html = pageOf(name, id);
    const hash = createHash('sha256').update(html).digest('hex');
    await objectStore.put(snapshotKey(hash), gzipSync(html), 'application/gzip');
    const url = `https://practice-${n}.example/`;
    await sql`
      insert into lead (id, org_id, kind, name, city, country)
      values (${id}, ${orgId}, 'company', ${name}, 'Leeds', 'GB')`;
    await sql`
      insert into page_snapshot (org_id, hash, url, bytes)
      values (${orgId}, ${hash}, ${url}, ${html.length})`;
    await sql`
      insert into field_value (
        id, org_id, lead_id, field, value, source_url, snapshot_hash, span_start, span_end,
        extractor, confidence, chosen
      )
      values (${newId()}, ${orgId}, ${id}, 'name', ${name}, ${url}, ${hash}, 0, 5, 'text', 0.9, true)`;
  }
  return leads;
}

function pageOf(name: string, id: string): string {
  const paragraphs = Array.from(
    { length: 120 },
    (_, n) =>
      `<div class="row row-${n}"><h3>Treatment ${n} at ${name}</h3><p>Our team in Leeds takes care of treatment ${n} in ${n + 2} visits, and tells you what it costs before it begins. Reference ${id}-${n}.</p><a href="/treatments/${n}">More about it</a></div>`,
  );
  return `<html lang="en"><head><title>${name}</title></head><body><h1>${name}</h1>${paragraphs.join('')}</body></html>`;
}
