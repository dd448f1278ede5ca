import { hash } from 'node:crypto';

/** An id that follows from what it stands for, in the form of a UUID (version 8, RFC 9562). */
export function derivedId(...parts: string[]): string {
  const hex = hash('sha256', parts.join('\0'));
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
