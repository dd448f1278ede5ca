import type { Presence } from '../../schema/live.ts';

/** Postgres channel on which servers tell each other who is connected to them. */
export const PRESENCE_CHANNEL = 'quarry_presence';

/** Somebody's tab in an org; without `is`, it has gone. */
export interface PresenceEntry {
  orgId: string;
  sessionId: string;
  is?: Omit<Presence, 'sessionId'>;
}

/**
 * What servers say to each other. `hello`: I have just begun to listen, tell me all. `all`: all that
 * I have follows. `beat`: I am still here. `bye`: I stop.
 */
export type PresenceNotice =
  | { from: string; type: 'hello' | 'all' | 'beat' | 'bye' }
  | { from: string; type: 'changed'; entries: PresenceEntry[] };

/** NOTIFY takes 8,000 bytes at most. */
const MAX_NOTICE_BYTES = 7_500;

/** As few notices as these entries fit in. */
export function packEntries(from: string, entries: readonly PresenceEntry[]): PresenceNotice[] {
  const notices: PresenceNotice[] = [];
  let batch: PresenceEntry[] = [];
  let bytes = 0;
  const frame = Buffer.byteLength(JSON.stringify({ from, type: 'changed', entries: [] }));
  for (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (batch.length > 0 && frame + bytes + size > MAX_NOTICE_BYTES) {
      notices.push({ from, type: 'changed', entries: batch });
      batch = [];
      bytes = 0;
    }
    batch.push(entry);
    bytes += size;
  }
  if (batch.length > 0) notices.push({ from, type: 'changed', entries: batch });
  return notices;
}
