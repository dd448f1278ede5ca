import type { TransactionSql } from '../../platform/sql.ts';
import type { IcpCriteria } from '../../schema/profile/icp.ts';
import { newId } from '../../schema/id.ts';

const BUSINESS = {
  name: 'Our workshop',
  sells: 'Packaging made to measure for workshops and small factories.',
  customers: 'Makers who ship heavy or fragile goods and pay too much for air in their boxes.',
  tone: 'Short, friendly, to the point.',
  proof: 'A third less material in the first order, or the samples are free.',
  services: ['Packaging audit', 'Sample boxes', 'Just-in-time delivery'],
};

const CRITERIA: IcpCriteria = {
  industries: ['manufacturer', 'furniture maker', 'building materials', 'lighting'],
  places: [{ country: 'SE' }, { country: 'DE' }, { country: 'FR' }],
  roles: ['head of purchasing', 'managing director', 'owner'],
  channels: ['email', 'phone'],
  exclusions: ['law firm'],
};

/** Whom a sample workspace sells to, so that its leads have scores that say why. */
export async function seedSampleIcp(
  tx: TransactionSql,
  orgId: string,
  userId: string,
): Promise<void> {
  const [known] = await tx`select from icp where org_id = ${orgId} limit 1`;
  if (known) return;
  const profileId = newId();
  const { name, sells, customers, tone, proof, services } = BUSINESS;
  await tx`
    insert into business_profile (
      id, org_id, name, sells, customers, tone, proof, services, created_by
    )
    values (
      ${profileId}, ${orgId}, ${name}, ${sells}, ${customers}, ${tone}, ${proof},
      ${JSON.stringify(services)}::text::jsonb, ${userId}
    )`;
  await tx`
    insert into icp (id, org_id, profile_id, name, criteria, is_default, created_by)
    values (
      ${newId()}, ${orgId}, ${profileId}, 'Makers who ship',
      ${JSON.stringify(CRITERIA)}::text::jsonb, true, ${userId}
    )`;
}
