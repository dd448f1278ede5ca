import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { assertPushEndpoint, testPushOrigins } from '../../platform/push/push-endpoint.ts';
import { AppError } from '../../schema/app-error.ts';
import { requireSession } from '../auth/plugin.ts';
import type { ServerDeps } from '../deps.ts';
import {
  listDevices,
  pushSubscription,
  removeDevice,
  saveDevice,
  switchDevice,
} from './devices.ts';

const newDevice = z.strictObject({
  subscription: pushSubscription,
  label: z.string().trim().min(1).max(120),
  replaces: z.string().max(2000).optional(),
});
const deviceSwitch = z.strictObject({ isOn: z.boolean() });

/** The caller's own devices for web push; each route touches rows of the session's user alone. */
export function pushRoutes(app: FastifyInstance, { env, secrets, sql }: ServerDeps): void {
  const allowedOrigins = testPushOrigins(env.QUARRY_PUSH_TEST_PORT);

  app.get('/api/push', async (request, reply) => {
    const { userId } = await requireSession(request);
    void reply.header('cache-control', 'no-store');
    return { publicKey: secrets.vapidPublicKey, devices: await listDevices(sql, userId) };
  });

  app.post('/api/push/devices', async (request) => {
    const session = await requireSession(request);
    const device = parse(newDevice, request.body);
    assertPushEndpoint(device.subscription.endpoint, allowedOrigins);
    return { id: await saveDevice(sql, session, device) };
  });

  app.put<{ Params: { id: string } }>('/api/push/devices/:id', async (request) => {
    const { userId } = await requireSession(request);
    const { isOn } = parse(deviceSwitch, request.body);
    await switchDevice(sql, { userId, id: request.params.id, isOn });
    return {};
  });

  app.delete<{ Params: { id: string } }>('/api/push/devices/:id', async (request) => {
    const { userId } = await requireSession(request);
    await removeDevice(sql, { userId, id: request.params.id });
    return {};
  });
}

function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new AppError('invalid', z.prettifyError(parsed.error));
  return parsed.data;
}
