import type { PushMessage } from '../../schema/notice/push-message.ts';

/** Services take 4,096 bytes with headers and padding; Quarry stays well below. */
export const MAX_MESSAGE_BYTES = 3000;

/** The message as it travels. What is long gives way: the excerpt first, then the name. */
export function packMessage(message: PushMessage): string {
  const { excerpt: _excerpt, ...brief } = message.data;
  const { name: _name, ...bare } = brief;
  const shrunk = [message.data, brief, bare].map((data) => JSON.stringify({ ...message, data }));
  const packed = shrunk.find((text) => Buffer.byteLength(text) <= MAX_MESSAGE_BYTES);
  if (packed === undefined) throw new RangeError('A push message has no room for its own frame');
  return packed;
}
