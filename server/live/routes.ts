import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { type LiveMessage, liveRequest } from '../../schema/live.ts';
import { newId } from '../../schema/id.ts';
import { LIVE_CHANNEL, type LiveNotice } from '../../platform/live.ts';
import { readSession } from '../auth/plugin.ts';
import type { ServerDeps } from '../deps.ts';
import { upgradesFor } from '../http/upgrades.ts';
import { LiveHub } from './hub.ts';

/** Sent by a trigger when a membership is deleted (migrations/0007_member_left.sql). */
const MEMBER_LEFT = 'quarry_member_left';

const MAX_MESSAGE_BYTES = 4096;
/** A client that does not read is cut off rather than buffered for. */
const MAX_BUFFERED_BYTES = 1024 * 1024;

/** `/live`: the websocket for what is never stored. One per tab, for all orgs of the person. */
export async function liveRoutes(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  const hub = new LiveHub();
  const server = upgradesFor(app, '/live', '/zero');
  await app.register(websocket, { options: { maxPayload: MAX_MESSAGE_BYTES, server } });

  const channel = await deps.sql.listen(LIVE_CHANNEL, (text) => {
    hub.publish(JSON.parse(text) as LiveNotice);
  });
  const departures = await deps.sql.listen(MEMBER_LEFT, (text) => {
    const { orgId, userId } = JSON.parse(text) as { orgId: string; userId: string };
    hub.expel(orgId, userId);
  });
  app.addHook('onClose', async () => {
    await channel.unlisten();
    await departures.unlisten();
  });

  app.get('/live', { websocket: true }, async (socket, request) => {
    const session = await readSession(request);
    if (!session) {
      socket.close(4401, 'Sign in to continue');
      return;
    }
    const sessionId = newId();
    const send = (message: LiveMessage) => {
      if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.close(1013, 'Too slow');
      else socket.send(JSON.stringify(message));
    };
    hub.join({ sessionId, userId: session.userId, name: session.name, send });
    socket.on('close', () => hub.leave(sessionId));
    socket.on('message', (data: Buffer) => {
      void answer(data.toString()).catch((error: unknown) => {
        request.log.warn({ err: error }, 'live message failed');
      });
    });

    async function answer(text: string): Promise<void> {
      const parsed = z.safeParse(liveRequest, parseJson(text));
      if (!parsed.success) return socket.close(4400, 'Unknown message');
      const message = parsed.data;
      if (message.type === 'ping') return send({ type: 'pong' });
      const { orgId } = message;
      if (message.type === 'unsubscribe') return hub.unsubscribe(sessionId, orgId, message.topic);
      if (!(await isMember(deps, orgId, session?.userId ?? ''))) {
        const topic = message.type === 'here' ? 'presence' : message.topic;
        return send({ type: 'refused', orgId, topic });
      }
      if (message.type === 'here') return hub.setPlace(sessionId, orgId, message.place);
      hub.subscribe(sessionId, orgId, message.topic);
      send({ type: 'subscribed', orgId, topic: message.topic });
    }
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function isMember({ sql }: ServerDeps, orgId: string, userId: string): Promise<boolean> {
  const rows = await sql`
    select from member m join org o on o.id = m.org_id
    where m.org_id = ${orgId} and m.user_id = ${userId} and o.deleted_at is null`;
  return rows.length > 0;
}
