import { createECDH } from 'node:crypto';
import { z } from 'zod';
import type { Sql } from '../../platform/sql.ts';
import { AppError } from '../../schema/app-error.ts';
import { newId } from '../../schema/id.ts';

/** More browsers than anybody has; the one unused for longest makes room. */
const MAX_DEVICES = 20;

const base64url = (bytes: number) =>
  z
    .string()
    .regex(/^[\w-]+={0,2}$/)
    .refine((text) => Buffer.from(text, 'base64url').length === bytes);

/** As `PushSubscription.toJSON()` says it; browsers add fields of their own. */
export const pushSubscription = z.object({
  endpoint: z.string().max(2000),
  keys: z.object({ p256dh: base64url(65).refine(isCurvePoint), auth: base64url(16) }),
});
export type PushSubscriptionKeys = z.infer<typeof pushSubscription>;

function isCurvePoint(key: string): boolean {
  const curve = createECDH('prime256v1');
  curve.generateKeys();
  try {
    curve.computeSecret(key, 'base64url');
    return true;
  } catch {
    return false;
  }
}

interface Owner {
  userId: string;
  sessionId: string;
}

interface NewDevice {
  subscription: PushSubscriptionKeys;
  label: string;
  /** The endpoint that this one takes the place of. */
  replaces?: string | undefined;
}

/**
 * Remembers this browser, and returns its id. An endpoint is one browser: with another person signed
 * in there it is theirs from now on.
 */
export async function saveDevice(sql: Sql, owner: Owner, device: NewDevice): Promise<string> {
  const { endpoint, keys } = device.subscription;
  const { userId, sessionId } = owner;
  return sql.begin(async (tx) => {
    // Two tabs may come at once.
    await tx`select pg_advisory_xact_lock(hashtextextended(${userId}, 7))`;
    if (device.replaces && device.replaces !== endpoint) {
      await tx`
        delete from push_subscription where endpoint = ${device.replaces} and user_id = ${userId}`;
    }
    const [row] = await tx<{ id: string }[]>`
      insert into push_subscription (id, user_id, session_id, endpoint, p256dh, auth, label)
      values (
        ${newId()}, ${userId}, ${sessionId}, ${endpoint}, ${keys.p256dh}, ${keys.auth},
        ${device.label}
      )
      on conflict (endpoint) do update
      set
        id = case when push_subscription.user_id = excluded.user_id
          then push_subscription.id else excluded.id end,
        is_on = push_subscription.is_on or push_subscription.user_id <> excluded.user_id,
        user_id = excluded.user_id,
        session_id = excluded.session_id,
        p256dh = excluded.p256dh,
        auth = excluded.auth,
        label = excluded.label,
        failures = 0
      returning id`;
    await tx`
      delete from push_subscription
      where id in (
        select id from push_subscription where user_id = ${userId}
        order by (id = ${row?.id ?? ''}) desc, coalesce(last_used_at, created_at) desc
        offset ${MAX_DEVICES}
      )`;
    return row?.id ?? '';
  });
}

export interface Device {
  id: string;
  label: string;
  isOn: boolean;
  createdAt: number;
  lastUsedAt: number | null;
}

/** A person's browsers, newest first; without the endpoints, which let their holder push. */
export async function listDevices(sql: Sql, userId: string): Promise<Device[]> {
  return sql<Device[]>`
    select
      id,
      label,
      is_on as "isOn",
      (extract(epoch from created_at) * 1000)::float8 as "createdAt",
      (extract(epoch from last_used_at) * 1000)::float8 as "lastUsedAt"
    from push_subscription
    where user_id = ${userId}
    order by created_at desc, id`;
}

/** Throws `not_found` for a device that is not the person's. */
export async function switchDevice(
  sql: Sql,
  { userId, id, isOn }: { userId: string; id: string; isOn: boolean },
): Promise<void> {
  const { count } = await sql`
    update push_subscription set is_on = ${isOn} where id = ${id} and user_id = ${userId}`;
  if (count === 0) throw new AppError('not_found', 'This device is not on the list any more');
}

/** Forgets a device; one that is gone already is as good. */
export async function removeDevice(
  sql: Sql,
  { userId, id }: { userId: string; id: string },
): Promise<void> {
  await sql`delete from push_subscription where id = ${id} and user_id = ${userId}`;
}
