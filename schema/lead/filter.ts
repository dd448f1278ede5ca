import * as z from 'zod/mini';
import { LEAD_STATUSES } from './fields.ts';

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
] as const;

export const leadSort = z.strictObject({
  field: z.enum(LEAD_SORT_FIELDS),
  direction: z.enum(['asc', 'desc']),
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
  /** Shows the deleted leads instead, to restore them. */
  deleted: z.optional(z.boolean()),
});
export type LeadFilter = z.infer<typeof leadFilter>;
