import * as z from 'zod/mini';

const column = z.strictObject({
  /** What the table calls it. Any name of that form is kept: a later build may have more of them. */
  id: z.string().check(z.regex(/^[A-Za-z]{1,40}$/)),
  /** In pixels; the column's usual width when left out. */
  width: z.optional(z.int().check(z.gte(1), z.lte(2000))),
});

/** The columns that a view shows, in their order. */
export const viewColumns = z.array(column).check(
  z.minLength(1),
  z.maxLength(40),
  z.refine(
    (columns) => new Set(columns.map(({ id }) => id)).size === columns.length,
    'A column is shown once',
  ),
);
export type ViewColumns = z.infer<typeof viewColumns>;
