import {
  type Focus,
  HERE_EVERY_MS,
  type LiveMessage,
  type LiveRequest,
  type LiveTopic,
  type Presence,
  presenceTopic,
} from '../../schema/live.ts';
import type { LiveStatus } from './live-connection.ts';
import { type Mark, marksBySubject, type Person, type Profiles, toPeople } from './person.ts';

/** The part of `LiveConnection` that is needed. */
interface Connection {
  subscribe(orgId: string, topic: LiveTopic, listener: (message: LiveMessage) => void): () => void;
  say(request: LiveRequest): void;
  statusOf(orgId: string, topic: LiveTopic): LiveStatus;
  watch(watcher: () => void): () => void;
}

/** At most five words a second; the last one is always said. */
const SAY_EVERY_MS = 200;
const NO_MARKS: readonly Mark[] = [];

/**
 * Who else is in the workspace that is on screen, and what this tab tells of itself. It tells one
 * place, and of that what has the focus; nothing while nobody looks at the tab or the network is
 * away. All of it is forgotten with the page.
 */
export class PresenceStore {
  readonly #connection: Connection;
  readonly #tabs = new Map<string, Presence>();
  readonly #watchers = new Set<() => void>();
  readonly #focuses = new Map<object, Focus>();
  #org: { orgId: string; leave: () => void } | null = null;
  #place: string | null = null;
  #isShown = true;
  #saidAt = -SAY_EVERY_MS;
  #said: string | null = null;
  /** The server shows this tab. */
  #isTold = false;
  #sayTimer: ReturnType<typeof setTimeout> | undefined;
  #beatTimer: ReturnType<typeof setInterval> | undefined;
  #ownUserId: string | null = null;
  #profiles: Profiles = new Map();
  #people: readonly Person[] = [];
  #marks: ReadonlyMap<string, readonly Mark[]> = new Map();
  #isFaded = true;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Takes part in an org until the returned function is called. */
  join(orgId: string, ownUserId: string): () => void {
    this.#org?.leave();
    this.#ownUserId = ownUserId;
    const topic = presenceTopic(orgId);
    const endTopic = this.#connection.subscribe(orgId, topic, (message) => this.#hear(message));
    const endWatch = this.#connection.watch(() => this.#rate());
    const leave = () => {
      if (this.#org?.leave !== leave) return;
      this.#sayAway();
      clearInterval(this.#beatTimer);
      clearTimeout(this.#sayTimer);
      this.#org = null;
      endTopic();
      endWatch();
      this.#tabs.clear();
      this.#refresh();
    };
    this.#org = { orgId, leave };
    this.#beatTimer = setInterval(() => this.#say(true), HERE_EVERY_MS);
    this.#rate();
    this.#say();
    return leave;
  }

  moveTo(place: string | null): void {
    this.#place = place;
    this.#say();
  }

  /** What has the focus; of several owners the latest counts. Null gives it back. */
  focusOn(owner: object, focus: Focus | null): void {
    this.#focuses.delete(owner);
    if (focus) this.#focuses.set(owner, focus);
    this.#say();
  }

  /** Whether anybody looks at this tab, with a network to tell of it. */
  setShown(isShown: boolean): void {
    if (this.#isShown === isShown) return;
    if (!isShown) this.#sayAway();
    this.#isShown = isShown;
    this.#rate();
    this.#say(true);
  }

  /** Names and pictures as they are now, where the rows are on this device. */
  setProfiles(profiles: Profiles): void {
    this.#profiles = profiles;
    this.#refresh();
  }

  /** What another member is called; null for oneself and for who is unknown here. */
  nameOf(userId: string): string | null {
    return userId === this.#ownUserId ? null : (this.#profiles.get(userId)?.name ?? null);
  }

  /** The others, by name; the same array until something changes. */
  get people(): readonly Person[] {
    return this.#people;
  }

  /** What the others do with a thing; the same array until something changes. */
  marksOn(subject: string): readonly Mark[] {
    return this.#marks.get(subject) ?? NO_MARKS;
  }

  /** What is shown may be out of date: cut off, or not yet told. */
  get isFaded(): boolean {
    return this.#isFaded;
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  #hear(message: LiveMessage) {
    // A new connection knows nothing of this tab yet.
    if (message.type === 'subscribed') {
      this.#isTold = false;
      return this.#say(true);
    }
    if (message.type === 'refused') this.#tabs.clear();
    else if (message.type === 'presence') {
      if (message.isAll) this.#tabs.clear();
      for (const sessionId of message.gone) this.#tabs.delete(sessionId);
      for (const tab of message.people) {
        this.#tabs.delete(tab.sessionId);
        this.#tabs.set(tab.sessionId, tab);
      }
    } else return;
    this.#refresh();
  }

  #say(isAnew = false) {
    if (isAnew) this.#said = null;
    const waitMs = this.#saidAt + SAY_EVERY_MS - Date.now();
    clearTimeout(this.#sayTimer);
    if (waitMs > 0) this.#sayTimer = setTimeout(() => this.#sayNow(), waitMs);
    else this.#sayNow();
  }

  #sayNow() {
    if (!this.#org || !this.#place || !this.#isShown) return;
    const focus = [...this.#focuses.values()].at(-1) ?? null;
    const text = JSON.stringify([this.#place, focus]);
    if (text === this.#said) return;
    const { orgId } = this.#org;
    if (this.#connection.statusOf(orgId, presenceTopic(orgId)) !== 'live') return;
    this.#said = text;
    this.#isTold = true;
    this.#saidAt = Date.now();
    this.#connection.say({ type: 'here', orgId, place: this.#place, focus });
  }

  #sayAway() {
    if (!this.#org || !this.#isTold) return;
    this.#isTold = false;
    this.#said = null;
    this.#connection.say({ type: 'away', orgId: this.#org.orgId });
  }

  #rate() {
    const { orgId } = this.#org ?? { orgId: '' };
    const status = this.#connection.statusOf(orgId, presenceTopic(orgId));
    const isFaded = status !== 'live' || !this.#isShown;
    if (isFaded === this.#isFaded) return;
    this.#isFaded = isFaded;
    this.#tell();
  }

  #refresh() {
    this.#people = keepEqual(
      this.#people,
      toPeople(this.#tabs.values(), this.#ownUserId, this.#profiles),
    );
    const marks = [...marksBySubject(this.#people)];
    this.#marks = new Map(
      marks.map(([subject, now]) => [subject, keepEqual(this.#marks.get(subject) ?? [], now)]),
    );
    this.#tell();
  }

  #tell() {
    for (const watcher of this.#watchers) watcher();
  }
}

/** The former value when it says the same, so that nothing is drawn for nothing. */
function keepEqual<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
