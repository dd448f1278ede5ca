import { z } from 'zod';

/** Limits that endpoints refuse in strict mode; zod checks them on the answer. */
const UNSUPPORTED = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum'];

/** The schema as structured outputs want it: every key required, nothing else allowed. */
export function toJsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-7',
    override({ jsonSchema }) {
      for (const name of UNSUPPORTED) delete (jsonSchema as Record<string, unknown>)[name];
    },
  }) as Record<string, unknown>;
  return rest;
}

/** The value in a model's text, which may stand in a code block. Throws `SyntaxError`. */
export function parseModelJson(text: string): unknown {
  const trimmed = text
    .trim()
    .replace(/^```(?:json)?\s*/i, '')
    .replace(/\s*```$/, '');
  return JSON.parse(trimmed);
}
