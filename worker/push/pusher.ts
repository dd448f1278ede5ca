import { createHash } from 'node:crypto';
import { type Dispatcher, request } from 'undici';
import webPush from 'web-push';
import { createGuardedAgent } from '../../platform/http/guarded-agent.ts';
import { parseRetryAfter } from '../../platform/http/retry-after.ts';
import { isBlocked, isPushEndpoint, testPushOrigins } from '../../platform/push/push-endpoint.ts';
import type { PushMessage } from '../../schema/notice/push-message.ts';
import { packMessage } from './pack-message.ts';
import { type PushAnswer, pushUrgency } from './push-rules.ts';

export interface PushTarget {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export interface Pusher {
  /** Hands a message to a device's push service. Throws only when `signal` is aborted. */
  push(
    target: PushTarget,
    message: PushMessage,
    options: { ttlSeconds: number; signal: AbortSignal },
  ): Promise<PushAnswer>;
  close(): Promise<void>;
}

export interface PusherOptions {
  vapidPublicKey: string;
  vapidPrivateKey: string;
  /** Where a push service's operator reaches us: `https:` or `mailto:`. */
  subject: string;
  /** A push service on this machine, for tests. */
  testPort?: number | undefined;
}

const ANSWER_WITHIN_MS = 10_000;
/** An answer's body is of no use; this much of it is read so that the connection can stay. */
const DRAIN_BYTES = 16_384;

/**
 * Speaks Web Push (RFC 8030) with VAPID (RFC 8292) and encrypted payloads (RFC 8291). Endpoints are
 * named by clients, so they are dialled through the guard and redirects are not followed.
 */
export function openPusher(options: PusherOptions): Pusher {
  const allowedOrigins = testPushOrigins(options.testPort);
  const dispatcher = createGuardedAgent({ allowedOrigins, connectTimeoutMs: 5_000 });
  return {
    async push(target, message, { ttlSeconds, signal }) {
      const sealed = isPushEndpoint(target.endpoint, allowedOrigins)
        ? seal(options, target, message, ttlSeconds)
        : null;
      if (!sealed) return { status: null, retryAfterMs: null, isUnusable: true };
      return post(dispatcher, target.endpoint, sealed, signal);
    },
    close: () => dispatcher.close(),
  };
}

interface Sealed {
  headers: Record<string, string>;
  body: Buffer;
}

/** Null when the subscription's keys are none. */
function seal(
  { vapidPublicKey, vapidPrivateKey, subject }: PusherOptions,
  { endpoint, p256dh, auth }: PushTarget,
  message: PushMessage,
  ttlSeconds: number,
): Sealed | null {
  try {
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      packMessage(message),
      {
        vapidDetails: { subject, publicKey: vapidPublicKey, privateKey: vapidPrivateKey },
        TTL: ttlSeconds,
        urgency: pushUrgency(message.kind),
        topic: topicOf(message.group),
      },
    );
    // Typed as texts, but some are numbers.
    const entries = Object.entries(headers as Record<string, string | number>).filter(
      ([name]) => name !== 'Content-Length',
    );
    return {
      headers: Object.fromEntries(entries.map(([name, value]) => [name, String(value)])),
      body: body ?? Buffer.alloc(0),
    };
  } catch {
    return null;
  }
}

/** A service keeps one undelivered message of a topic: 32 characters of base64url at most. */
function topicOf(group: string): string {
  return createHash('sha256').update(group).digest('base64url').slice(0, 32);
}

async function post(
  dispatcher: Dispatcher,
  endpoint: string,
  { headers, body }: Sealed,
  signal: AbortSignal,
): Promise<PushAnswer> {
  try {
    const limit = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await request(endpoint, {
      dispatcher,
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.any([signal, limit]),
    });
    await answer.body.dump({ limit: DRAIN_BYTES }).catch(() => undefined);
    const asked = answer.headers['retry-after'];
    const retryAfterMs = parseRetryAfter(typeof asked === 'string' ? asked : undefined, Date.now());
    return { status: answer.statusCode, retryAfterMs };
  } catch (error) {
    signal.throwIfAborted();
    return { status: null, retryAfterMs: null, isUnusable: isBlocked(error) };
  }
}
