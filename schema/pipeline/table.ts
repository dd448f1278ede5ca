import { enumeration, json, number, string, table } from '@rocicorp/zero';
import type { StageKind } from './fields.ts';

export const pipeline = table('pipeline')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    name: string(),
    /** What new deals are valued in; ISO 4217. */
    currency: string(),
    position: string(),
    createdBy: string().from('created_by').optional(),
    createdAt: number().from('created_at'),
    updatedAt: number().from('updated_at'),
    deletedAt: number().from('deleted_at').optional(),
  })
  .primaryKey('id');

export const stage = table('stage')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    pipelineId: string().from('pipeline_id'),
    name: string(),
    color: string(),
    kind: enumeration<StageKind>(),
    position: string(),
    /** How many deals it takes; none: any number. */
    cardLimit: number().from('card_limit').optional(),
    /** Kept by the database; a device sees its own moves here after the server has. */
    dealCount: number().from('deal_count'),
    /** Worth by currency, in minor units; kept by the database. */
    dealSum: json<Record<string, number>>().from('deal_sum'),
    createdAt: number().from('created_at'),
    deletedAt: number().from('deleted_at').optional(),
  })
  .primaryKey('id');

/** A lead on a pipeline. */
export const deal = table('deal')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    pipelineId: string().from('pipeline_id'),
    stageId: string().from('stage_id'),
    leadId: string().from('lead_id'),
    /** None: it is called like its lead. */
    title: string().optional(),
    /** In the currency's minor unit. */
    valueMinor: number().from('value_minor').optional(),
    currency: string(),
    ownerId: string().from('owner_id').optional(),
    /** A calendar day: 2026-12-24. */
    expectedClose: string().from('expected_close').optional(),
    position: string(),
    stageSince: number().from('stage_since'),
    createdBy: string().from('created_by').optional(),
    createdAt: number().from('created_at'),
    updatedAt: number().from('updated_at'),
    /** Archived. */
    deletedAt: number().from('deleted_at').optional(),
    /** Kept by the database: the lead is in the bin. */
    leadDeletedAt: number().from('lead_deleted_at').optional(),
  })
  .primaryKey('id');
