// Loaded into every process of zero-cache, which has no settings for these two things.
import { Server } from 'node:net';

// It listens on every interface. Its change streamer asks for no password, so on a shared network
// anybody could read the database.
const WILDCARDS = new Set(['::', '0.0.0.0', undefined]);
const listen = Reflect.get(Server.prototype, 'listen');

Server.prototype.listen = function listenOnLoopback(options, ...rest) {
  const isWildcard =
    typeof options === 'object' && options?.port !== undefined && WILDCARDS.has(options.host);
  const place = isWildcard ? { ...options, host: '127.0.0.1' } : options;
  return Reflect.apply(listen, this, [place, ...rest]);
};

// It starts its children in sessions of their own, so they outlive a parent that is killed and keep
// its ports, its replication slot and half a gigabyte.
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 2_000).unref();
});
