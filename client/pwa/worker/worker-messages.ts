/** What a service worker asks of a page: go to this path of the app, without a reload. */
export interface GoMessage {
  type: 'go';
  path: string;
}

export function isGoMessage(data: unknown): data is GoMessage {
  const { type, path } = (data ?? {}) as Partial<GoMessage>;
  return type === 'go' && typeof path === 'string' && path.startsWith('/w/');
}
