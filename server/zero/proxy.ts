import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';
import type { ServerDeps } from '../deps.ts';

/** The sync connection on the product's own origin: /zero goes to zero-cache as it is. */
export async function zeroProxy(app: FastifyInstance, { env }: ServerDeps): Promise<void> {
  await app.register(httpProxy, {
    upstream: env.ZERO_CACHE_URL,
    prefix: '/zero',
    rewritePrefix: '/zero',
    websocket: true,
    wsUpstream: env.ZERO_CACHE_URL.replace(/^http/, 'ws'),
  });
}
