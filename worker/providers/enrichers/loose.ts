import { z } from 'zod';

/**
 * Shapes for records whose parts come and go: providers leave out, empty and null what they don't
 * know, and now and then send another type. One odd field must not cost the rest of the record, but
 * the record itself must be one.
 */
export const text = z.union([z.string(), z.number()]).nullish().catch(null);
export const number = z.number().nullish().catch(null);
export const texts = z.array(text).nullish().catch(null);

/** An object with these parts, or null. */
export function record<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape).nullish().catch(null);
}
