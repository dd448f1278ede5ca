let lastMs = 0;
let counter = 0;

/**
 * UUID version 7 (RFC 9562 §5.7): sorts by creation, made on the device or the server alike.
 * Ids made by one process within one millisecond keep their order (12-bit counter).
 */
export function newId(nowMs = Date.now()): string {
  counter = nowMs === lastMs ? (counter + 1) & 0xfff : 0;
  lastMs = nowMs;
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  bytes[0] = (bytes[0]! & 0x3f) | 0x80;
  const time = nowMs.toString(16).padStart(12, '0');
  const order = (0x7000 | counter).toString(16);
  const random = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${order}-${random.slice(0, 4)}-${random.slice(4)}`;
}
