import { boolean, enumeration, json, number, string, table } from '@rocicorp/zero';
import type { LeadStatus } from './fields.ts';
import type { PhoneState, PhoneType } from '../verification/phone.ts';
import type { EmailReason, EmailState } from '../verification/verdict.ts';

export const company = table('company')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    name: string(),
    domain: string().optional(),
    website: string().optional(),
    email: string().optional(),
    phone: string().optional(),
    fax: string().optional(),
    street: string().optional(),
    city: string().optional(),
    region: string().optional(),
    postalCode: string().from('postal_code').optional(),
    country: string().optional(),
    industry: string().optional(),
    description: string().optional(),
    language: string().optional(),
    founded: string().optional(),
    openingHours: string().from('opening_hours').optional(),
    socials: json<Record<string, string>>(),
    technologies: json<string[]>(),
    createdAt: number().from('created_at'),
    updatedAt: number().from('updated_at'),
    deletedAt: number().from('deleted_at').optional(),
  })
  .primaryKey('id');

export const lead = table('lead')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    companyId: string().from('company_id').optional(),
    kind: enumeration<'company' | 'person'>(),
    name: string(),
    title: string().optional(),
    companyName: string().from('company_name').optional(),
    email: string().optional(),
    phone: string().optional(),
    website: string().optional(),
    street: string().optional(),
    city: string().optional(),
    region: string().optional(),
    postalCode: string().from('postal_code').optional(),
    country: string().optional(),
    linkedin: string().optional(),
    /** The address of its record in the customer's CRM. */
    crmRecord: string().from('crm_record').optional(),
    status: enumeration<LeadStatus>(),
    ownerId: string().from('owner_id').optional(),
    score: number().optional(),
    /** What looking for, enriching and judging it cost us, in millionths of a US dollar. */
    costMicros: number().from('cost_micros').optional(),
    /** Captured for finding, enriching and analysing it; by trigger. */
    spentCredits: number().from('spent_credits').optional(),
    emailState: enumeration<EmailState>().from('email_state').optional(),
    emailReason: enumeration<EmailReason>().from('email_reason').optional(),
    emailCheckedAt: number().from('email_checked_at').optional(),
    phoneState: enumeration<PhoneState>().from('phone_state').optional(),
    phoneReason: string().from('phone_reason').optional(),
    phoneType: enumeration<PhoneType>().from('phone_type').optional(),
    phoneRegion: string().from('phone_region').optional(),
    /** Somebody wants to know whether the lead can be reached; empty again once that is known. */
    verifyAskedAt: number().from('verify_asked_at').optional(),
    taskId: string().from('task_id').optional(),
    sourceUrl: string().from('source_url').optional(),
    createdBy: string().from('created_by').optional(),
    createdAt: number().from('created_at'),
    updatedAt: number().from('updated_at'),
    deletedAt: number().from('deleted_at').optional(),
    /** The lead that this one is part of; then it is deleted too, and back when they are parted. */
    mergedIntoId: string().from('merged_into_id').optional(),
  })
  .primaryKey('id');

export const tag = table('tag')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    name: string(),
    color: string(),
    createdAt: number().from('created_at'),
  })
  .primaryKey('id');

export const leadTag = table('leadTag')
  .from('lead_tag')
  .columns({
    leadId: string().from('lead_id'),
    tagId: string().from('tag_id'),
    orgId: string().from('org_id'),
  })
  .primaryKey('leadId', 'tagId');

/** A receipt, or a person's own edit when `actorId` is set. See migrations for the invariants. */
export const fieldValue = table('fieldValue')
  .from('field_value')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    leadId: string().from('lead_id'),
    field: string(),
    value: string(),
    raw: string().optional(),
    sourceUrl: string().from('source_url').optional(),
    snapshotHash: string().from('snapshot_hash').optional(),
    spanStart: number().from('span_start').optional(),
    spanEnd: number().from('span_end').optional(),
    extractor: string(),
    confidence: number(),
    actorId: string().from('actor_id').optional(),
    observedAt: number().from('observed_at'),
    chosen: boolean(),
  })
  .primaryKey('id');
