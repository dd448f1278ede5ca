import { transact, type Sql, type TransactionSql } from '../../../platform/sql.ts';
import { BATCH, inBatches } from './in-batches.ts';

/** Time to find the mail and open its link. */
export const UNVERIFIED_DAYS = 7;
/** How long a guest's sample workspace lasts. */
export const GUEST_DAYS = 14;

/**
 * Accounts whose address was never proven and that nothing belongs to. As the owner, like all below:
 * accounts are not `quarry_system`'s.
 */
export function removeUnverifiedUsers(sql: Sql, signal: AbortSignal): Promise<number> {
  return inBatches(signal, () =>
    transact(sql, async (tx) => {
      const users = await tx<{ id: string }[]>`
        select u.id
        from auth."user" u
        where
          not u."emailVerified"
          and not u."isAnonymous"
          and u."createdAt" < now() - ${`${UNVERIFIED_DAYS} days`}::interval
          and not exists (select from public.member where user_id = u.id)
          and not exists (select from public.org where created_by = u.id)
          and not exists (select from auth.session where "userId" = u.id and "expiresAt" > now())
          and not exists (
            select from auth.account where "userId" = u.id and "providerId" <> 'credential'
          )
        limit ${BATCH}
        for update skip locked`;
      return removeUsers(tx, users);
    }),
  );
}

/**
 * Sample workspaces that guests alone use, with all that is in them. A guest who signed up meanwhile
 * took the workspace along, so it is no guest's any more.
 */
export function removeGuestSamples(sql: Sql, signal: AbortSignal): Promise<number> {
  return inBatches(signal, async () => {
    const { count } = await sql`
      delete from org
      where id in (
        select o.id
        from org o
        where
          o.is_sample
          and o.created_at < now() - ${`${GUEST_DAYS} days`}::interval
          and exists (select from auth."user" where id = o.created_by and "isAnonymous")
          and not exists (
            select from member m join auth."user" u on u.id = m.user_id
            where m.org_id = o.id and not u."isAnonymous"
          )
        limit ${SAMPLES_AT_ONCE}
        for update skip locked
      )`;
    // A full batch of these is smaller than one of rows.
    return count === SAMPLES_AT_ONCE ? BATCH : count;
  });
}

/** Each takes some hundred rows with it. */
const SAMPLES_AT_ONCE = 10;

/** Guests who have been here for as long and have no workspace left. */
export function removeGuests(sql: Sql, signal: AbortSignal): Promise<number> {
  return inBatches(signal, () =>
    transact(sql, async (tx) => {
      const guests = await tx<{ id: string }[]>`
        select u.id
        from auth."user" u
        where
          u."isAnonymous"
          and u."createdAt" < now() - ${`${GUEST_DAYS} days`}::interval
          and not exists (select from public.member where user_id = u.id)
        limit ${BATCH}
        for update skip locked`;
      return removeUsers(tx, guests);
    }),
  );
}

/** Their sessions go too; a profile stays, without a name, where a row still points at it. */
async function removeUsers(tx: TransactionSql, users: { id: string }[]): Promise<number> {
  const ids = users.map(({ id }) => id);
  await tx`delete from auth."user" where id = any(${ids})`;
  await tx`
    delete from profile p
    where
      p.id = any(${ids})
      and not exists (select from member where user_id = p.id)
      and not exists (select from org where created_by = p.id)
      and not exists (select from invitation where invited_by = p.id)`;
  return ids.length;
}
