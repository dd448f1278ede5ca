import type { ConsoleLine } from '../schema/live.ts';
import type { Sql } from './sql.ts';

/** Postgres channel that carries live lines from workers to every server. */
export const LIVE_CHANNEL = 'quarry_live';

export interface LiveNotice {
  orgId: string;
  topic: string;
  lines: ConsoleLine[];
}

/** NOTIFY takes 8,000 bytes at most; lines that do not fit are left out, oldest first. */
const MAX_NOTICE_BYTES = 7500;

/** Tells whoever watches. Nothing is stored: a line that nobody sees is gone. */
export async function publishLive(sql: Sql, notice: LiveNotice): Promise<void> {
  const lines = [...notice.lines];
  let text = JSON.stringify({ ...notice, lines });
  while (lines.length > 0 && Buffer.byteLength(text) > MAX_NOTICE_BYTES) {
    lines.shift();
    text = JSON.stringify({ ...notice, lines });
  }
  if (lines.length > 0) await sql`select pg_notify(${LIVE_CHANNEL}, ${text})`;
}
