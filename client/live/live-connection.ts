import type { LiveMessage, LiveRequest, LiveTopic } from '../../schema/live.ts';
import { retryDelayMs } from './retry-delay.ts';

/** The part of a websocket that is needed; `live.ts` makes one of the browser's. */
export interface LiveSocket {
  send(text: string): void;
  close(): void;
}

export interface SocketEvents {
  onOpen: () => void;
  onText: (text: string) => void;
  /** Once, also when it never opened. */
  onClose: (code: number) => void;
}

/**
 * How a topic stands. `live`: the server has confirmed. `retrying`: cut off, trying again by
 * itself. `refused`: not this person's to hear. `signed-out`: waits until somebody wakes it.
 */
export type LiveStatus = 'off' | 'connecting' | 'live' | 'retrying' | 'refused' | 'signed-out';

type Listener = (message: LiveMessage) => void;

interface Subscription {
  orgId: string;
  topic: LiveTopic;
  listeners: Set<Listener>;
  answer: 'awaited' | 'confirmed' | 'refused';
}

interface LiveConnectionOptions {
  open: (events: SocketEvents) => LiveSocket;
  /** 0 up to 1, for jitter. */
  random?: () => number;
}

const PING_EVERY_MS = 25_000;
const ANSWER_WITHIN_MS = 10_000;
/** A change of page ends one subscription and begins another: the socket survives that. */
const LINGER_MS = 2_000;
const SIGNED_OUT_CODE = 4401;

/**
 * One `/live` websocket for the whole tab, open while anything is subscribed. Topics are counted:
 * the first listener subscribes, the last one ends it. A cut connection is opened again with growing
 * pauses and all topics are asked for anew; what was said in between is lost, by design.
 */
export class LiveConnection {
  readonly #open: LiveConnectionOptions['open'];
  readonly #random: () => number;
  readonly #topics = new Map<string, Subscription>();
  readonly #watchers = new Set<() => void>();
  #link: 'off' | 'connecting' | 'open' | 'waiting' | 'signed-out' = 'off';
  #socket: LiveSocket | null = null;
  #failures = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #pulseTimer: ReturnType<typeof setTimeout> | undefined;
  #lingerTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ open, random = Math.random }: LiveConnectionOptions) {
    this.#open = open;
    this.#random = random;
  }

  /** Hears a topic until the returned function is called. */
  subscribe(orgId: string, topic: LiveTopic, listener: Listener): () => void {
    const key = keyOf(orgId, topic);
    let subscription = this.#topics.get(key);
    if (!subscription) {
      subscription = { orgId, topic, listeners: new Set(), answer: 'awaited' };
      this.#topics.set(key, subscription);
      if (this.#link === 'open') this.#send({ type: 'subscribe', orgId, topic });
    }
    subscription.listeners.add(listener);
    clearTimeout(this.#lingerTimer);
    if (this.#link === 'off' || this.#link === 'signed-out') this.#connect();
    return () => this.#unsubscribe(key, listener);
  }

  statusOf(orgId: string, topic: LiveTopic): LiveStatus {
    const subscription = this.#topics.get(keyOf(orgId, topic));
    if (!subscription || this.#link === 'off') return 'off';
    if (this.#link === 'signed-out') return 'signed-out';
    if (this.#link === 'waiting') return 'retrying';
    if (this.#link === 'connecting') return this.#failures > 0 ? 'retrying' : 'connecting';
    if (subscription.answer === 'refused') return 'refused';
    return subscription.answer === 'confirmed' ? 'live' : 'connecting';
  }

  /** Calls back after any status may have changed. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
    };
  }

  /** Says something at once or not at all: while cut off, nobody would hear it. */
  say(request: LiveRequest): void {
    if (this.#link === 'open') this.#send(request);
  }

  /** The network is back, or somebody has signed in: no need to sit out the pause. */
  wake(): void {
    if (this.#link !== 'waiting' && this.#link !== 'signed-out') return;
    if (this.#topics.size > 0) this.#connect();
  }

  #unsubscribe(key: string, listener: Listener) {
    const subscription = this.#topics.get(key);
    if (!subscription?.listeners.delete(listener) || subscription.listeners.size > 0) return;
    this.#topics.delete(key);
    const { orgId, topic } = subscription;
    if (this.#link === 'open') this.#send({ type: 'unsubscribe', orgId, topic });
    if (this.#topics.size === 0) {
      clearTimeout(this.#lingerTimer);
      this.#lingerTimer = setTimeout(() => this.#disconnect(), LINGER_MS);
    }
  }

  #connect() {
    clearTimeout(this.#retryTimer);
    this.#link = 'connecting';
    for (const subscription of this.#topics.values()) subscription.answer = 'awaited';
    // Events of a socket that was given up must not touch the one that follows it.
    let isCurrent = true;
    const ifCurrent =
      <Args extends unknown[]>(run: (...args: Args) => void) =>
      (...args: Args) => {
        if (isCurrent) run(...args);
      };
    const socket = this.#open({
      onOpen: ifCurrent(() => this.#opened()),
      onText: ifCurrent((text: string) => this.#received(text)),
      onClose: ifCurrent((code: number) => this.#closed(code)),
    });
    this.#socket = {
      send: (text) => socket.send(text),
      close: () => {
        isCurrent = false;
        socket.close();
      },
    };
    this.#tell();
  }

  #opened() {
    this.#link = 'open';
    for (const { orgId, topic } of this.#topics.values()) {
      this.#send({ type: 'subscribe', orgId, topic });
    }
    this.#beat();
    this.#tell();
  }

  #received(text: string) {
    // An open socket alone proves little: a proxy may accept and drop. Words from the server do.
    this.#failures = 0;
    this.#beat();
    const message = JSON.parse(text) as LiveMessage;
    if (message.type === 'pong') return;
    const subscription = this.#topics.get(keyOf(message.orgId, topicOf(message)));
    if (!subscription) return;
    if (message.type === 'subscribed') subscription.answer = 'confirmed';
    if (message.type === 'refused') subscription.answer = 'refused';
    for (const listener of subscription.listeners) listener(message);
    if (message.type === 'subscribed' || message.type === 'refused') this.#tell();
  }

  #closed(code: number) {
    this.#stop();
    if (this.#topics.size === 0) this.#link = 'off';
    else if (code === SIGNED_OUT_CODE) this.#link = 'signed-out';
    else {
      this.#link = 'waiting';
      const delayMs = retryDelayMs(this.#failures, this.#random());
      this.#failures += 1;
      this.#retryTimer = setTimeout(() => this.#connect(), delayMs);
    }
    this.#tell();
  }

  /** A connection may be dead without anybody having said so: a silent one is asked, then cut. */
  #beat() {
    clearTimeout(this.#pulseTimer);
    this.#pulseTimer = setTimeout(() => {
      this.#send({ type: 'ping' });
      this.#pulseTimer = setTimeout(() => {
        this.#socket?.close();
        this.#closed(1006);
      }, ANSWER_WITHIN_MS);
    }, PING_EVERY_MS);
  }

  #disconnect() {
    this.#socket?.close();
    this.#stop();
    this.#link = 'off';
    this.#failures = 0;
    this.#tell();
  }

  #stop() {
    clearTimeout(this.#pulseTimer);
    clearTimeout(this.#retryTimer);
    this.#socket = null;
  }

  #send(request: LiveRequest) {
    this.#socket?.send(JSON.stringify(request));
  }

  #tell() {
    for (const watcher of this.#watchers) watcher();
  }
}

function keyOf(orgId: string, topic: string): string {
  return `${orgId} ${topic}`;
}

/** Presence is told per org; the rest names its topic. */
function topicOf(message: Exclude<LiveMessage, { type: 'pong' }>): string {
  return message.type === 'presence' ? `presence:${message.orgId}` : message.topic;
}
