import { z } from 'zod';

const text = (max: number) => z.string().trim().min(1).max(max);

/**
 * An organisation or a person as a source names it, in the forms that leads have: E.164 numbers,
 * lower-case addresses of mail, ISO country codes, absolute URLs.
 */
export const foundOrganisation = z.strictObject({
  /** The source's own key of the record. */
  key: text(300),
  /** Where the record can be seen. */
  url: text(2000),
  name: text(200),
  website: text(2000).optional(),
  email: text(320).optional(),
  phone: text(40).optional(),
  street: text(200).optional(),
  city: text(120).optional(),
  region: text(120).optional(),
  postalCode: text(20).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  industry: text(120).optional(),
  description: text(1000).optional(),
  openingHours: text(300).optional(),
  linkedin: text(500).optional(),
  instagram: text(500).optional(),
  facebook: text(500).optional(),
  /** One of many under a brand. */
  isChain: z.boolean().optional(),
  person: z
    .strictObject({ name: text(120), title: text(200).optional(), linkedin: text(500).optional() })
    .optional(),
  /** The lead that it is already. */
  leadId: z.string().optional(),
});
export type FoundOrganisation = z.infer<typeof foundOrganisation>;

/** What fits of a record; null when not even a name does. Too long texts are cut, bad ones left out. */
export function toFound(
  record: Partial<Record<keyof FoundOrganisation, unknown>>,
): FoundOrganisation | null {
  const kept: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(foundOrganisation.shape)) {
    const given = record[field as keyof FoundOrganisation];
    if (given === undefined || given === null || given === '') continue;
    const parsed = schema.safeParse(typeof given === 'string' ? tidy(given) : given);
    if (parsed.success) kept[field] = parsed.data;
  }
  const whole = foundOrganisation.safeParse(kept);
  return whole.success ? whole.data : null;
}

function tidy(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 1000);
}
