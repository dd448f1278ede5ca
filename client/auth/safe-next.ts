/** Where to go after signing in: only a path of this site, so that a link can't lead elsewhere. */
export function safeNext(next: string | undefined): string {
  if (!next || !/^\/(?![/\\])/.test(next)) return '/start';
  return next;
}
