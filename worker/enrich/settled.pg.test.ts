import { afterAll, beforeAll, expect, test } from 'vitest';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import { saveReceipts } from '../crawl/save-receipts.ts';
import { WrittenReceipts } from '../crawl/written-receipts.ts';
import { saveValues } from './save-values.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test('a crawl that comes by later leaves what a provider gave, and keeps what it read beside it', async () => {
  const { orgId } = await stage(db.sql).org();
  const leadId = newId();
  await db.sql`insert into lead (id, org_id, kind, name) values (${leadId}, ${orgId}, 'company', 'N')`;
  const given = {
    field: 'phone',
    value: '+46311234500',
    raw: '+46311234500',
    sourceUrl: 'https://app.apollo.io/#/organizations/1',
    snapshotHash: null,
    span: null,
    extractor: 'apollo',
    confidence: 0.5,
  };
  await db.sql.begin((tx) => saveValues(tx, orgId, leadId, [given]));
  const receipt = {
    field: 'phone',
    value: '+46855512345',
    raw: '08-555 123 45',
    url: 'https://n.se/',
    snapshotHash: 'a'.repeat(64),
    span: { start: 1, end: 9 },
    extractor: 'text' as const,
    confidence: 0.9,
    isChosen: true,
  };
  const candidate = {
    unit: 'n.se',
    kind: 'company' as const,
    columns: { name: 'N', phone: receipt.value },
    identities: [],
    receipts: [receipt],
    sourceUrl: 'https://n.se/',
  };
  await db.sql.begin((tx) =>
    saveReceipts(tx, orgId, [{ leadId, isNew: false, candidate }], new WrittenReceipts()),
  );
  const [lead] = await db.sql`select phone from lead where id = ${leadId}`;
  expect(lead).toEqual({ phone: '+46311234500' });
  const values = await db.sql`
    select extractor, chosen from field_value where lead_id = ${leadId} order by extractor`;
  expect([...values]).toEqual([
    { extractor: 'apollo', chosen: true },
    { extractor: 'text', chosen: false },
  ]);
});
