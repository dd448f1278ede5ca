import type { Source } from './source.ts';
import { toFound } from './found-organisation.ts';
import { SOURCES } from '../../schema/request/sources.ts';

/** What the workspace has already: those that fit are shown with the rest, and cost nothing. */
export const ownLeads: Source = {
  id: 'own-leads',
  async ask({ sql }, { orgId, criteria }) {
    const places = criteria.places ?? [];
    const cities = places.flatMap(({ city }) => (city ? [city.toLowerCase()] : []));
    const countries = places.flatMap(({ city, country }) => (!city && country ? [country] : []));
    const isAnywhere = cities.length + countries.length === 0;
    const rows = await sql<
      { id: string; name: string; companyName: string | null; website: string | null }[]
    >`
      select id, name, company_name as "companyName", website
      from lead
      where
        org_id = ${orgId}
        and deleted_at is null
        and (
          ${isAnywhere}
          or lower(city) = any(${cities}::text[])
          or country = any(${countries}::text[])
        )
      order by score desc nulls last, created_at desc
      limit ${SOURCES['own-leads'].perCall}`;
    const found = rows
      .map(({ id, name, companyName, website }) =>
        toFound({ key: id, url: `lead:${id}`, name: companyName ?? name, website, leadId: id }),
      )
      .filter((one) => one !== null);
    return { found, cursor: null };
  },
};
