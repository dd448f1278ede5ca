import { type Focus, HERE_EVERY_MS, type LiveMessage, type Presence } from '../../schema/live.ts';
import { packEntries, type PresenceEntry, type PresenceNotice } from './presence-notice.ts';

interface RosterOptions {
  serverId: string;
  /** Tells those on this server who listen to an org's people. */
  tell: (orgId: string, message: LiveMessage) => void;
  /** Tells the other servers, in order. */
  spread: (notice: PresenceNotice) => void;
  now?: () => number;
}

/** A tab that is connected to this server. */
interface LocalTab {
  userId: string;
  name: string;
  heardAt: number;
  /** Silent for too long: not shown, and shown again with its next sign of life. */
  isSilent: boolean;
  places: Map<string, { place: string; focus: Focus | null; saidAt: number }>;
}

/** A tab as it is shown; `server` is the one that it is connected to. */
interface Shown {
  server: string;
  is: Omit<Presence, 'sessionId'>;
}

/** Changes of this long travel together: a drag is smooth enough, and a crowd is no storm. */
const FLUSH_MS = 100;
/** With a look every 1.5 s, whoever vanished without a word is gone within 5 s. */
const SILENT_AFTER_MS = 3_000;
const FORGOTTEN_AFTER_MS = HERE_EVERY_MS * 2.5;
const SERVER_LOST_AFTER_MS = 10_000;
const MAX_TABS_EACH = 20;

/**
 * Who is in which org, on this server and on the others. Each server owns the tabs connected to it
 * and says what changes; while no other server is heard of, nothing is said but a beat. Nothing is
 * stored: a server that falls silent takes its people along.
 */
export class PresenceRoster {
  readonly #options: RosterOptions;
  readonly #now: () => number;
  readonly #tabs = new Map<string, LocalTab>();
  readonly #orgs = new Map<string, Map<string, Shown>>();
  /** Other servers, by when they were heard last. */
  readonly #servers = new Map<string, number>();
  /** Tabs by org whose state has yet to be told, and whether the other servers wait for it too. */
  readonly #changed = new Map<string, Map<string, { isLocal: boolean }>>();
  #flushTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RosterOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  join(sessionId: string, { userId, name }: { userId: string; name: string }): void {
    const heardAt = this.#now();
    this.#tabs.set(sessionId, { userId, name, heardAt, isSilent: false, places: new Map() });
  }

  leave(sessionId: string): void {
    const tab = this.#tabs.get(sessionId);
    this.#tabs.delete(sessionId);
    for (const orgId of tab?.places.keys() ?? []) this.#drop(orgId, sessionId);
  }

  /** Of a member of the org, which is for the caller to know. */
  announce(sessionId: string, orgId: string, at: { place: string; focus: Focus | null }): void {
    const tab = this.#tabs.get(sessionId);
    if (!tab || (!tab.places.has(orgId) && this.#countTabs(orgId, tab.userId) >= MAX_TABS_EACH)) {
      return;
    }
    tab.places.set(orgId, { ...at, saidAt: this.#now() });
    this.hear(sessionId);
    this.#show(orgId, sessionId);
  }

  away(sessionId: string, orgId: string): void {
    this.#tabs.get(sessionId)?.places.delete(orgId);
    this.#drop(orgId, sessionId);
  }

  /** Any sign of life of a tab. */
  hear(sessionId: string): void {
    const tab = this.#tabs.get(sessionId);
    if (!tab) return;
    tab.heardAt = this.#now();
    if (!tab.isSilent) return;
    tab.isSilent = false;
    for (const orgId of tab.places.keys()) this.#show(orgId, sessionId);
  }

  /** Hides who has fallen silent, here and on servers that did. To be called every 1.5 s. */
  sweep(): void {
    const now = this.#now();
    for (const [sessionId, tab] of this.#tabs) {
      for (const [orgId, { saidAt }] of tab.places) {
        if (now - saidAt > FORGOTTEN_AFTER_MS) this.away(sessionId, orgId);
      }
      if (tab.isSilent || now - tab.heardAt <= SILENT_AFTER_MS) continue;
      tab.isSilent = true;
      for (const orgId of tab.places.keys()) this.#drop(orgId, sessionId);
    }
    for (const [server, heardAt] of this.#servers) {
      if (now - heardAt > SERVER_LOST_AFTER_MS) this.#lose(server);
    }
  }

  /** Ends what a person shows in an org, from wherever, once the membership is gone. */
  expel(orgId: string, userId: string): void {
    for (const tab of this.#tabs.values()) if (tab.userId === userId) tab.places.delete(orgId);
    for (const [sessionId, { is }] of this.#orgs.get(orgId) ?? []) {
      if (is.userId === userId) this.#drop(orgId, sessionId);
    }
  }

  people(orgId: string): Presence[] {
    return Array.from(this.#orgs.get(orgId) ?? [], ([sessionId, { is }]) => ({ sessionId, ...is }));
  }

  /** This server begins to listen, or does again after a gap in which it heard nothing. */
  greet(): void {
    this.#say('hello');
  }

  beat(): void {
    this.#say('beat');
  }

  close(): void {
    clearTimeout(this.#flushTimer);
    this.#say('bye');
  }

  /** What another server said, or this one itself. */
  receive(notice: PresenceNotice): void {
    const { from } = notice;
    if (from === this.#options.serverId) return;
    const isKnown = this.#servers.has(from);
    if (notice.type === 'bye') return this.#lose(from);
    this.#servers.set(from, this.#now());
    // Until a server is heard of, nothing is said to it: it has to catch up.
    if (notice.type === 'hello' || !isKnown) this.#tellAll();
    if (notice.type === 'beat' && !isKnown) this.greet();
    if (notice.type === 'all') this.#dropOf(from);
    if (notice.type !== 'changed') return;
    for (const { orgId, sessionId, is } of notice.entries) {
      if (is) this.#put(orgId, sessionId, { server: from, is });
      else this.#drop(orgId, sessionId);
    }
  }

  #show(orgId: string, sessionId: string) {
    const tab = this.#tabs.get(sessionId);
    const at = tab?.places.get(orgId);
    if (!tab || !at || tab.isSilent) return;
    const { userId, name } = tab;
    const is = { userId, name, place: at.place, focus: at.focus };
    const before = this.#orgs.get(orgId)?.get(sessionId);
    if (JSON.stringify(before?.is) === JSON.stringify(is)) return;
    this.#put(orgId, sessionId, { server: this.#options.serverId, is });
  }

  #put(orgId: string, sessionId: string, shown: Shown) {
    const org = this.#orgs.get(orgId) ?? new Map<string, Shown>();
    this.#orgs.set(orgId, org.set(sessionId, shown));
    this.#mark(orgId, sessionId, shown.server === this.#options.serverId);
  }

  #drop(orgId: string, sessionId: string) {
    const org = this.#orgs.get(orgId);
    const shown = org?.get(sessionId);
    if (!org || !shown) return;
    org.delete(sessionId);
    if (org.size === 0) this.#orgs.delete(orgId);
    this.#mark(orgId, sessionId, shown.server === this.#options.serverId);
  }

  #mark(orgId: string, sessionId: string, isLocal: boolean) {
    const tabs = this.#changed.get(orgId) ?? new Map<string, { isLocal: boolean }>();
    this.#changed.set(orgId, tabs.set(sessionId, { isLocal }));
    this.#flushTimer ??= setTimeout(() => this.#flush(), FLUSH_MS);
  }

  #flush() {
    this.#flushTimer = undefined;
    const mine: PresenceEntry[] = [];
    for (const [orgId, tabs] of this.#changed) {
      const shown = this.#orgs.get(orgId);
      const people: Presence[] = [];
      const gone: string[] = [];
      for (const [sessionId, { isLocal }] of tabs) {
        const is = shown?.get(sessionId)?.is;
        if (is) people.push({ sessionId, ...is });
        else gone.push(sessionId);
        if (isLocal) mine.push({ orgId, sessionId, ...(is && { is }) });
      }
      this.#options.tell(orgId, { type: 'presence', orgId, isAll: false, people, gone });
    }
    this.#changed.clear();
    if (this.#servers.size > 0) this.#spreadEntries(mine);
  }

  #tellAll() {
    const own = [...this.#orgs].flatMap(([orgId, org]) =>
      Array.from(org, ([sessionId, { server, is }]) => ({ orgId, sessionId, server, is })),
    );
    this.#say('all');
    this.#spreadEntries(
      own
        .filter(({ server }) => server === this.#options.serverId)
        .map(({ orgId, sessionId, is }) => ({ orgId, sessionId, is })),
    );
  }

  #spreadEntries(entries: PresenceEntry[]) {
    for (const notice of packEntries(this.#options.serverId, entries)) this.#options.spread(notice);
  }

  #say(type: 'hello' | 'all' | 'beat' | 'bye') {
    this.#options.spread({ from: this.#options.serverId, type });
  }

  #lose(server: string) {
    this.#servers.delete(server);
    this.#dropOf(server);
  }

  #dropOf(server: string) {
    for (const [orgId, org] of this.#orgs) {
      for (const [sessionId, shown] of org) {
        if (shown.server === server) this.#drop(orgId, sessionId);
      }
    }
  }

  #countTabs(orgId: string, userId: string): number {
    const shown = this.#orgs.get(orgId)?.values() ?? [];
    return [...shown].filter(({ is }) => is.userId === userId).length;
  }
}
