import { z } from 'zod';

/** The library's address for a mailed link: with a GET it would sign in whoever opens it. */
const LIBRARY_PATH = '/api/auth/magic-link/verify';
/** Our page, with a button. */
const PAGE = '/sign-in/link';

const given = z.strictObject({ token: z.string().min(1).max(200) });

/** The page for a link of the library's. Mail scanners open every link, and each works only once. */
export function toLinkPage(libraryUrl: string): string {
  const url = new URL(libraryUrl, 'http://quarry.invalid');
  const query = new URLSearchParams({
    token: url.searchParams.get('token') ?? '',
    next: url.searchParams.get('callbackURL') ?? '/',
  });
  return `${PAGE}?${query.toString()}`;
}

export function isMagicLink(url: URL): boolean {
  return url.pathname === LIBRARY_PATH;
}

/** The library's own request for what the page's button posted; null when that makes no sense. */
export async function asLibraryRequest(posted: Request): Promise<Request | null> {
  const body: unknown = await posted.json().catch(() => null);
  const parsed = given.safeParse(body);
  if (!parsed.success) return null;
  const url = new URL(LIBRARY_PATH, posted.url);
  url.searchParams.set('token', parsed.data.token);
  return new Request(url, { method: 'GET', headers: posted.headers });
}

/** A spent link is a redirect to the library, and a refusal to the page. */
export async function asPageAnswer(answer: Response): Promise<Response> {
  if (answer.status >= 400) return answer;
  if (answer.status >= 300) {
    return Response.json(
      { code: 'INVALID_TOKEN', message: 'This link has expired or was used already' },
      { status: 400 },
    );
  }
  const { twoFactorRedirect = false } = (await answer.json()) as { twoFactorRedirect?: boolean };
  // The session itself travels in its cookie alone.
  const { headers } = answer;
  headers.delete('content-length');
  return new Response(JSON.stringify({ twoFactorRedirect }), { status: 200, headers });
}
