import { json, number, string, table } from '@rocicorp/zero';
import type { ListingPlaces } from './fields.ts';

export const listingRule = table('listingRule')
  .from('listing_rule')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    host: string(),
    linkShape: string().from('link_shape'),
    sample: string(),
    fields: json<ListingPlaces>(),
    createdBy: string().from('created_by'),
    createdAt: number().from('created_at'),
    updatedAt: number().from('updated_at'),
  })
  .primaryKey('id');
