import type { FastifyInstance } from 'fastify';
import type { Duplex } from 'node:stream';
import { readSession } from '../auth/plugin.ts';
import type { ServerDeps } from '../deps.ts';

/** Sent by a trigger when a session is deleted (migrations/0003_auth.sql). */
const SESSION_ENDED = 'quarry_session_ended';

/**
 * A websocket was let in by a session's cookie, and it outlives the request that showed it. So each
 * one is noted, and cut when its session ends anywhere: the sync connection and `/live` alike.
 */
export async function closeSocketsWithSession(
  app: FastifyInstance,
  { sql }: ServerDeps,
): Promise<void> {
  const sockets = new Map<string, Set<Duplex>>();

  app.addHook('preValidation', async (request) => {
    if (!request.headers.upgrade) return;
    const session = await readSession(request);
    if (!session) return;
    const { socket } = request.raw;
    const open = sockets.get(session.sessionId) ?? new Set();
    sockets.set(session.sessionId, open.add(socket));
    socket.once('close', () => {
      open.delete(socket);
      if (open.size === 0) sockets.delete(session.sessionId);
    });
  });

  const channel = await sql.listen(SESSION_ENDED, (sessionId) => {
    for (const socket of sockets.get(sessionId) ?? []) socket.destroy();
  });
  app.addHook('onClose', () => channel.unlisten());
}
