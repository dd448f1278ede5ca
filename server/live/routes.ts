import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import {
  type LiveMessage,
  type LiveRequest,
  liveRequest,
  presenceTopic,
} from '../../schema/live.ts';
import { newId } from '../../schema/id.ts';
import { LIVE_CHANNEL, type LiveNotice } from '../../platform/live.ts';
import { readSession } from '../auth/plugin.ts';
import type { ServerDeps } from '../deps.ts';
import { upgradesFor } from '../http/upgrades.ts';
import { LiveHub } from './hub.ts';
import { MembershipGate } from './membership-gate.ts';
import { openPresence } from './presence.ts';
import { TokenBucket } from './token-bucket.ts';

/** Sent by a trigger when a membership is deleted (migrations/0007_member_left.sql). */
const MEMBER_LEFT = 'quarry_member_left';

const MAX_MESSAGE_BYTES = 4096;
/** A client that does not read is cut off rather than buffered for. */
const MAX_BUFFERED_BYTES = 1024 * 1024;
/** A tab says five things a second at most; a few at once when a page opens. */
const PACE = { capacity: 30, perSecond: 15 };
/** What is above the pace is dropped unread, and who goes on like that is cut off. */
const MAX_REFUSED = 2_000;
const MAX_NAME = 80;

/** `/live`: the websocket for what is never stored. One per tab, for all orgs of the person. */
export async function liveRoutes(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  const hub = new LiveHub();
  const gate = new MembershipGate({ ask: (orgId, userId) => isMember(deps, orgId, userId) });
  const server = upgradesFor(app, '/live', '/zero');
  await app.register(websocket, { options: { maxPayload: MAX_MESSAGE_BYTES, server } });
  const presence = await openPresence(deps, hub);
  const { roster } = presence;

  const expel = (orgId: string, userId: string) => {
    gate.forget(orgId, userId);
    roster.expel(orgId, userId);
    hub.expel(orgId, userId);
  };
  const channel = await deps.sql.listen(LIVE_CHANNEL, (text) => {
    hub.publish(JSON.parse(text) as LiveNotice);
  });
  const departures = await deps.sql.listen(
    MEMBER_LEFT,
    (text) => {
      const { orgId, userId } = JSON.parse(text) as { orgId: string; userId: string };
      expel(orgId, userId);
    },
    () => void expelWhoLeft().catch((error: unknown) => deps.log.warn({ err: error }, 'live')),
  );

  /** Whoever left while nobody listened. */
  async function expelWhoLeft(): Promise<void> {
    gate.forgetAll();
    for (const { orgId, userId } of hub.heard()) {
      if (!(await gate.isMember(orgId, userId))) expel(orgId, userId);
    }
  }

  app.addHook('onClose', async () => {
    await presence.close();
    await channel.unlisten();
    await departures.unlisten();
  });

  app.get('/live', { websocket: true }, async (socket, request) => {
    const session = await readSession(request);
    if (!session) {
      socket.close(4401, 'Sign in to continue');
      return;
    }
    const { userId } = session;
    const name = session.name.slice(0, MAX_NAME);
    const sessionId = newId();
    const bucket = new TokenBucket(PACE);
    // One after the other: a late answer about an earlier place must not undo a later one.
    let answering: Promise<unknown> = Promise.resolve();
    const send = (message: LiveMessage) => {
      if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.close(1013, 'Too slow');
      else socket.send(JSON.stringify(message));
    };
    hub.join({ sessionId, userId, name, send });
    roster.join(sessionId, { userId, name });
    const endWatch = presence.watch(() => socket.ping());
    socket.on('pong', () => roster.hear(sessionId));
    socket.on('close', () => {
      endWatch();
      hub.leave(sessionId);
      roster.leave(sessionId);
    });
    socket.on('message', (data: Buffer) => {
      if (!bucket.take()) {
        if (bucket.refused > MAX_REFUSED) socket.close(1008, 'Too many messages');
        return;
      }
      roster.hear(sessionId);
      const parsed = z.safeParse(liveRequest, parseJson(data.toString()));
      if (!parsed.success) return socket.close(4400, 'Unknown message');
      answering = answering
        .then(() => answer(parsed.data))
        .catch((error: unknown) => request.log.warn({ err: error }, 'live message failed'));
    });

    async function answer(message: LiveRequest): Promise<void> {
      if (message.type === 'ping') return send({ type: 'pong' });
      const { orgId } = message;
      if (message.type === 'unsubscribe') return hub.unsubscribe(sessionId, orgId, message.topic);
      if (message.type === 'away') return roster.away(sessionId, orgId);
      const topic = message.type === 'here' ? presenceTopic(orgId) : message.topic;
      if (!isTopicOf(orgId, topic) || !(await gate.isMember(orgId, userId))) {
        roster.away(sessionId, orgId);
        return send({ type: 'refused', orgId, topic });
      }
      if (message.type === 'here') return roster.announce(sessionId, orgId, message);
      if (!hub.subscribe(sessionId, orgId, topic)) return;
      send({ type: 'subscribed', orgId, topic });
      if (topic !== presenceTopic(orgId)) return;
      send({ type: 'presence', orgId, isAll: true, people: roster.people(orgId), gone: [] });
    }
  });
}

function isTopicOf(orgId: string, topic: string): boolean {
  return !topic.startsWith('presence:') || topic === presenceTopic(orgId);
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
