import { EnvError } from './env.ts';

/**
 * Ends a process that could not start: in one sentence where a person can mend it, with the stack
 * where they can't. `portVariable` is the one that moves the process to another port.
 */
export function refuseToStart(error: unknown, portVariable: string): never {
  process.stderr.write(`${sayWhy(error, portVariable)}\n`);
  process.exit(1);
}

function sayWhy(error: unknown, portVariable: string): string {
  if (error instanceof EnvError) return error.message;
  const { code, port, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (code !== 'EADDRINUSE') return stack ?? String(error);
  return `Port ${port ?? ''} is in use. Stop what listens there, or set ${portVariable}.`;
}
