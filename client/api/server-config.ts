import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { callApi } from './call-api.ts';

const serverConfig = z.object({
  version: z.string(),
  /** Providers that people can sign in with. */
  social: z.array(z.string()),
  /** Where a first crawl of the sample web starts; null while the sample web is off. */
  demo: z.nullable(z.object({ startUrl: z.string() })),
  /** Whether the server can ask a SearXNG. */
  searxng: z.boolean(),
  /** Whether a model is set up. */
  llm: z.boolean(),
  /** Where this visitor may read mails that never left the machine. */
  mailPage: z.nullable(z.string()),
});
export type ServerConfig = z.infer<typeof serverConfig>;

let known: ServerConfig | null = null;
let isAsking = false;
const listeners = new Set<() => void>();

/** What this installation offers; null until the server has told, and while it can't be reached. */
export function useServerConfig(): ServerConfig | null {
  return useSyncExternalStore(subscribe, () => known);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!known && !isAsking) void ask();
  return () => {
    listeners.delete(listener);
  };
}

async function ask() {
  isAsking = true;
  try {
    known = await callApi('/api/config', serverConfig);
    for (const listener of listeners) listener();
  } catch {
    // Screens do without; the next one to open asks again.
  } finally {
    isAsking = false;
  }
}
