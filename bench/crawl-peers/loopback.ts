import type { LookupFunction } from 'node:net';

/** Hosts of the sample web are all on this machine; not every resolver knows `*.localhost`. */
export const loopbackLookup: LookupFunction = (_host, options, callback) => {
  if (options.all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};
