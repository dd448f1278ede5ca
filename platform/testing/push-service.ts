import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A push that arrived, as the device would read it. */
export interface ReceivedPush {
  device: string;
  /** The decrypted payload. */
  text: string;
  ttl: number;
  urgency: string | undefined;
  topic: string | undefined;
  bytes: number;
}

export interface ScriptedAnswer {
  status: number;
  retryAfter?: string;
}

export interface TestDevice {
  id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
}

interface DeviceKeys {
  ecdh: ReturnType<typeof createECDH>;
  auth: Buffer;
}

/**
 * A push service and the browsers behind it, on this machine. It takes only what the standards let
 * through: VAPID as in RFC 8292 (audience, expiry, signature by the key that the subscription was
 * made for), a payload that the device can decrypt as in RFC 8291, a TTL as in RFC 8030. `script`
 * may answer something else than 201, as services do.
 */
export class TestPushService {
  readonly received: ReceivedPush[] = [];
  /** Why requests were refused as malformed; empty in a healthy run. */
  readonly faults: string[] = [];
  requests = 0;
  script: (device: string, nthRequest: number) => ScriptedAnswer | null = () => null;
  readonly #devices = new Map<string, DeviceKeys>();
  readonly #asked = new Map<string, number>();
  readonly #server: Server;
  readonly #vapidPublicKey: string;

  private constructor(vapidPublicKey: string) {
    this.#vapidPublicKey = vapidPublicKey;
    this.#server = createServer((request, reply) => {
      void this.#answer(request).then(({ status, retryAfter }) =>
        reply.writeHead(status, retryAfter ? { 'retry-after': retryAfter } : {}).end(),
      );
    });
  }

  /** On a free port when none is named. */
  static async start(vapidPublicKey: string, port = 0): Promise<TestPushService> {
    const service = new TestPushService(vapidPublicKey);
    await new Promise<void>((resolve) => {
      service.#server.listen(port, '127.0.0.1', resolve);
    });
    return service;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** What a browser's `pushManager.subscribe` would yield. */
  addDevice(id = randomBytes(8).toString('hex')): TestDevice {
    const ecdh = createECDH('prime256v1');
    ecdh.generateKeys();
    const auth = randomBytes(16);
    this.#devices.set(id, { ecdh, auth });
    return {
      id,
      endpoint: `${this.origin}/push/${id}`,
      p256dh: ecdh.getPublicKey('base64url'),
      auth: auth.toString('base64url'),
    };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  async #answer(request: IncomingMessage): Promise<ScriptedAnswer> {
    try {
      return await this.#take(request);
    } catch (error) {
      this.faults.push(error instanceof Error ? error.message : String(error));
      return { status: 400 };
    }
  }

  async #take(request: IncomingMessage): Promise<ScriptedAnswer> {
    this.requests++;
    const body = await readBody(request);
    const id = /^\/push\/([\w-]+)$/.exec(request.url ?? '')?.[1] ?? '';
    const device = this.#devices.get(id);
    if (request.method !== 'POST' || !device) return { status: 404 };
    this.#checkVapid(request.headers.authorization);
    const push = readPush(request, id, device, body);
    const nth = (this.#asked.get(id) ?? 0) + 1;
    this.#asked.set(id, nth);
    const scripted = this.script(id, nth);
    if (scripted && scripted.status !== 201) return scripted;
    this.received.push(push);
    return { status: 201 };
  }

  #checkVapid(header: string | undefined): void {
    const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(header ?? '') ?? [];
    if (!token || !key) throw new Error('no VAPID header');
    if (key !== this.#vapidPublicKey) throw new Error('a VAPID key that nobody subscribed with');
    const [head = '', claims = '', signature = ''] = token.split('.');
    const { alg } = readJson(head);
    if (alg !== 'ES256') throw new Error('not signed with ES256');
    const signed = verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: toPublicKey(key), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    if (!signed) throw new Error('the VAPID signature does not hold');
    const { aud, exp, sub } = readJson(claims);
    if (aud !== this.origin) throw new Error(`the VAPID audience is ${String(aud)}`);
    const now = Date.now() / 1000;
    if (typeof exp !== 'number' || exp < now || exp > now + 86_400) {
      throw new Error('the VAPID token expires too late or has expired');
    }
    if (!/^(mailto:|https:)/.test(String(sub))) throw new Error('no VAPID subject');
  }
}

function readPush(
  { headers }: IncomingMessage,
  device: string,
  keys: DeviceKeys,
  body: Buffer,
): ReceivedPush {
  if (headers['content-encoding'] !== 'aes128gcm') throw new Error('not aes128gcm');
  if (body.length > 4096) throw new Error(`${body.length} bytes are too many`);
  const ttl = Number(headers['ttl']);
  if (!Number.isInteger(ttl) || ttl < 0) throw new Error('no TTL');
  const topic = headers['topic'] as string | undefined;
  if (topic !== undefined && !/^[\w-]{1,32}$/.test(topic)) throw new Error('not a topic');
  const urgency = headers['urgency'] as string | undefined;
  return { device, text: decrypt(body, keys), ttl, urgency, topic, bytes: body.length };
}

/** RFC 8291 §3.4 and RFC 8188 §2: one record, ended by the delimiter 2 and zeros. */
function decrypt(body: Buffer, { ecdh, auth }: DeviceKeys): string {
  const salt = body.subarray(0, 16);
  const senderKey = body.subarray(21, 21 + body.readUInt8(20));
  const record = body.subarray(21 + senderKey.length);
  const shared = ecdh.computeSecret(senderKey);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), senderKey]);
  const ikm = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
  const derive = (label: string, length: number) =>
    Buffer.from(hkdfSync('sha256', ikm, salt, Buffer.from(`${label}\0`), length));
  const key = derive('Content-Encoding: aes128gcm', 16);
  const decipher = createDecipheriv('aes-128-gcm', key, derive('Content-Encoding: nonce', 12));
  decipher.setAuthTag(record.subarray(-16));
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = plain.lastIndexOf(2);
  if (end < 0) throw new Error('the record has no delimiter');
  return plain.subarray(0, end).toString();
}

function toPublicKey(base64url: string) {
  const point = Buffer.from(base64url, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)];
  const jwk = { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') };
  return createPublicKey({ key: jwk, format: 'jwk' });
}

function readJson(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
