type Settings = Record<string, string | number>;

/**
 * Given on the command line at every start, never written to a file, so a new version of Quarry
 * changes them everywhere. Sized for a small machine: one server, one worker and one zero-cache
 * hold about 60 connections.
 */
const COMMON: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  wal_level: 'logical',
  max_connections: 150,
  max_wal_senders: 10,
  max_replication_slots: 10,
  shared_buffers: '128MB',
  random_page_cost: 1.1,
  // Compiling takes longer than the short queries here run.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_line_prefix: '%m [%p] ',
  // A cut power line to the client must not hold a row lock for the system's default of 2 hours.
  tcp_keepalives_idle: 30,
};

export const DURABLE: Settings = {
  ...COMMON,
  max_wal_size: '2GB',
  // A replica that never comes back costs a resync, not the disk.
  max_slot_wal_keep_size: '4GB',
};

export const THROWAWAY: Settings = {
  ...COMMON,
  max_connections: 300,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_wal_size: '256MB',
  min_wal_size: '32MB',
};

export function listSettings(port: number, settings: Settings): string[] {
  return Object.entries({ port, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}
