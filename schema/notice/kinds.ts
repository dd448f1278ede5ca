/** What somebody may be told of. The database holds the same list (migrations/0033_todo.sql). */
export const NOTICE_KINDS = [
  'crawl.completed',
  'crawl.failed',
  'crawl.paused',
  'crawl.resumed',
  'lead.assigned',
  'lead.mentioned',
  'todo.assigned',
  'todo.due',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Where they are told: the list in the app, and web push to their devices. */
export const NOTICE_CHANNELS = ['list', 'push'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** One cell of the settings, as it is stored when it is switched off. */
export type MutedNotice = `${NoticeKind}/${NoticeChannel}`;

export function mutedNotice(kind: NoticeKind, channel: NoticeChannel): MutedNotice {
  return `${kind}/${channel}`;
}

/** What a notice is about; `leads` and `todos` are all of the person that `subjectId` names. */
export type NoticeSubject = 'crawl' | 'lead' | 'leads' | 'todos';

/** The parts of a notice's words. Which are there follows from its kind. */
// A type alias: an interface is no JSON object to Zero.
export type NoticeData = {
  /** The subject's name when it happened. */
  name?: string;
  /** How many leads were assigned at once, or to-dos are due. */
  count?: number;
  /** New leads that the crawl found. */
  leads?: number;
  /** Why a crawl is in the state that it is in. */
  reason?: string | null;
  /** How long the crawl took. */
  seconds?: number;
  /** What is to be done. */
  todo?: string;
  /** The beginning of the note. */
  excerpt?: string;
};
