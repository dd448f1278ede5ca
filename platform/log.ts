import { AsyncLocalStorage } from 'node:async_hooks';
import { type Logger, pino } from 'pino';

/** Ids that every line of a request or job carries. */
export interface LogScope {
  requestId?: string;
  jobId?: string;
  task?: string;
  orgId?: string;
  userId?: string;
}

const scopes = new AsyncLocalStorage<LogScope>();

/** Runs `work` so that every line logged in it carries these ids, on top of those already set. */
export function withLogScope<T>(scope: LogScope, work: () => T): T {
  return scopes.run({ ...scopes.getStore(), ...scope }, work);
}

/** Adds ids to the scope that is already open, e.g. once the session of a request is known. */
export function addToLogScope(scope: LogScope): void {
  Object.assign(scopes.getStore() ?? {}, scope);
}

/** JSON lines to standard output. Secrets and page bodies never reach a line. */
export function makeLog(name: string, level: string): Logger {
  return pino({
    name,
    level,
    mixin: () => ({ ...scopes.getStore() }),
    redact: {
      paths: [
        'password',
        'token',
        'secret',
        'authorization',
        'cookie',
        '*.password',
        '*.token',
        '*.secret',
        '*.authorization',
        '*.cookie',
        'req.headers.authorization',
        'req.headers.cookie',
        'res.headers["set-cookie"]',
      ],
      censor: '[hidden]',
    },
  });
}

export type Log = Logger;
