import type { TransactionSql } from '../../platform/sql.ts';
import type { NewValue } from './new-value.ts';

const COLUMNS = ['industry', 'description', 'founded', 'opening_hours'] as const;
const SOCIALS = ['linkedin', 'twitter', 'facebook', 'instagram'] as const;

/**
 * Fills what the company behind a lead lacks: what its own site says of it stays. A person's profile
 * is not the company's.
 */
export async function fillCompany(
  tx: TransactionSql,
  orgId: string,
  companyId: string,
  kind: 'company' | 'person',
  values: readonly NewValue[],
): Promise<void> {
  const best = (field: string) =>
    values
      .filter((value) => value.field === field && !value.isOffer)
      .toSorted((a, b) => b.confidence - a.confidence)[0]?.value ?? null;
  const column = Object.fromEntries(COLUMNS.map((field) => [field, best(field)]));
  const socials =
    kind === 'company'
      ? Object.fromEntries(SOCIALS.map((field) => [field, best(field)]).filter(([, url]) => url))
      : {};
  const technologies = [
    ...new Set(values.filter(({ field }) => field === 'technology').map(({ value }) => value)),
  ];
  await tx`
    update company set
      industry = coalesce(industry, ${column['industry'] ?? null}),
      description = coalesce(description, ${column['description'] ?? null}),
      founded = coalesce(founded, ${column['founded'] ?? null}),
      opening_hours = coalesce(opening_hours, ${column['opening_hours'] ?? null}),
      socials = ${JSON.stringify(socials)}::text::jsonb || socials,
      technologies = case
        when technologies = '[]' then ${JSON.stringify(technologies)}::text::jsonb
        else technologies
      end,
      updated_at = now()
    where
      id = ${companyId} and org_id = ${orgId}
      and (
        (industry is null and ${column['industry'] ?? null}::text is not null)
        or (description is null and ${column['description'] ?? null}::text is not null)
        or (founded is null and ${column['founded'] ?? null}::text is not null)
        or (opening_hours is null and ${column['opening_hours'] ?? null}::text is not null)
        or (technologies = '[]' and ${technologies.length} > 0)
        or not (socials ?& ${Object.keys(socials)}::text[])
      )`;
}
