/** Screens that show one thing: the URL's folder, and what the thing is called in a place. */
const THINGS: Record<string, string> = { leads: 'lead', crawls: 'crawl', pipelines: 'board' };
const FOLDERS = Object.fromEntries(
  Object.entries(THINGS).map(([folder, thing]) => [thing, folder]),
);

/**
 * Where a person is, as `/live` names it: `/w/1/leads` is `leads`, `/w/1/leads/7` is `lead:7`.
 * Null outside a workspace, and for what has no name there.
 */
export function placeOf(pathname: string): string | null {
  const [root, , folder, id] = pathname.split('/').slice(1);
  if (root !== 'w' || !folder || !/^[a-z]{2,16}$/.test(folder)) return null;
  const thing = THINGS[folder];
  if (!thing || !id || id === 'new') return folder;
  return /^[\w-]{1,64}$/.test(id) ? `${thing}:${id}` : folder;
}

/** The way to a place, as a path of this app. */
export function hrefOfPlace(orgId: string, place: string): string {
  const [name = '', id] = place.split(':');
  const folder = id === undefined ? name : FOLDERS[name];
  const path = folder ? `/${folder}${id === undefined ? '' : `/${id}`}` : '/leads';
  return `/w/${orgId}${path}`;
}
