import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../schema/app-error.ts';
import type { ServerDeps } from '../deps.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Headers for every answer, and one rule for every request that a browser could be tricked into:
 * a change or a websocket must come from a page of this origin. zero-cache's own calls carry no
 * origin; they are told by their key instead (server/zero/routes.ts).
 */
export async function secure(app: FastifyInstance, { env }: ServerDeps): Promise<void> {
  const isHttps = env.QUARRY_PUBLIC_URL.startsWith('https:');
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Mantine sets widths and colours through style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", wsOrigin(env.QUARRY_PUBLIC_URL)],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        frameSrc: ["'self'"],
        frameAncestors: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'sameorigin' },
  });

  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
    reply.header('x-request-id', request.id);
    const isUpgrade = request.headers.upgrade?.toLowerCase() === 'websocket';
    if (!isUpgrade && SAFE_METHODS.has(request.method)) return;
    if (request.url.startsWith('/api/zero/')) return;
    if (!isOwnOrigin(request, env.QUARRY_PUBLIC_URL)) {
      throw new AppError('forbidden', 'This request did not come from a page of this workspace');
    }
  });
}

/**
 * The Origin header names the public address or the host that was asked. A request without one is
 * let through only when the browser says itself that it is same-origin; scripts outside browsers
 * set neither and have no cookie to abuse, but get no exception on cookie routes.
 */
function isOwnOrigin(request: FastifyRequest, publicUrl: string): boolean {
  const origin = request.headers.origin;
  if (!origin) return request.headers['sec-fetch-site'] === 'same-origin';
  if (origin === publicUrl) return true;
  if (!URL.canParse(origin)) return false;
  const asked = request.headers.host;
  const { host, hostname } = new URL(origin);
  const isLoopback = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return isLoopback && host === asked;
}

function wsOrigin(publicUrl: string): string {
  return publicUrl.replace(/^http/, 'ws');
}
