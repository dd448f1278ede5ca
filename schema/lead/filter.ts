import * as z from 'zod/mini';
import { EMAIL_STATES } from '../verification/verdict.ts';
import { LEAD_STATUSES } from './fields.ts';
import { leadRules } from './rule.ts';

export const LEAD_SORT_FIELDS = [
  'createdAt',
  'updatedAt',
  'name',
  'companyName',
  'city',
  'country',
  'email',
  'status',
  'score',
  'emailState',
] as const;

/** The state of an e-mail address, or `unchecked` for one that nobody asked about yet. */
export const EMAIL_FILTERS = [...EMAIL_STATES, 'unchecked'] as const;
export type EmailFilter = (typeof EMAIL_FILTERS)[number];

/** What leads that stand under one heading have in common. */
export const LEAD_GROUPS = ['status', 'ownerId', 'country', 'city', 'companyName', 'kind'] as const;
export type LeadGroup = (typeof LEAD_GROUPS)[number];

export const leadSort = z.strictObject({
  field: z.enum(LEAD_SORT_FIELDS),
  direction: z.enum(['asc', 'desc']),
  /** Group by group first, and each in the order above. */
  group: z.optional(z.enum(LEAD_GROUPS)),
});
export type LeadSort = z.infer<typeof leadSort>;

/** What the leads table shows. Every key narrows; an empty object shows all that is not deleted. */
export const leadFilter = z.strictObject({
  /** Words that name, company, title, e-mail, phone, city or website contain; all must match. */
  search: z.optional(z.string().check(z.maxLength(200))),
  kind: z.optional(z.enum(['company', 'person'])),
  status: z.optional(z.array(z.enum(LEAD_STATUSES)).check(z.maxLength(4))),
  tagIds: z.optional(z.array(z.string()).check(z.maxLength(50))),
  ownerId: z.optional(z.nullable(z.string())),
  taskId: z.optional(z.string()),
  country: z.optional(z.string().check(z.maxLength(60))),
  city: z.optional(z.string().check(z.maxLength(120))),
  has: z.optional(z.array(z.enum(['email', 'phone', 'website'])).check(z.maxLength(3))),
  emailState: z.optional(z.array(z.enum(EMAIL_FILTERS)).check(z.maxLength(5))),
  /** This score at least; leaves out what is not scored. */
  minScore: z.optional(z.int().check(z.gte(0), z.lte(100))),
  /** Whatever else holds together, or instead of each other. */
  rules: z.optional(leadRules),
  /** Shows the deleted leads instead, to restore them. */
  deleted: z.optional(z.boolean()),
});
export type LeadFilter = z.infer<typeof leadFilter>;
