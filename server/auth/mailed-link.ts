import { z } from 'zod';

/**
 * The library's addresses for mailed links, and our page for each. With a GET the library would sign
 * in whoever opens one, and mail scanners open every link; so a link leads to a page with a button,
 * and only what the button posts is handed to the library.
 */
const PAGE_OF: Record<string, string> = {
  '/api/auth/magic-link/verify': '/sign-in/link',
  '/api/auth/verify-email': '/verify-email',
};

const BASE = 'http://quarry.invalid';
const given = z.strictObject({ token: z.string().min(1).max(2000) });

export function isMailedLink(url: URL): boolean {
  return Object.hasOwn(PAGE_OF, url.pathname);
}

/** The page for a link of the library's, with the token and the place to go on to. */
export function toLinkPage(libraryUrl: string): string {
  const { pathname, searchParams } = new URL(libraryUrl, BASE);
  const page = PAGE_OF[pathname];
  if (!page) throw new Error(`No page for ${pathname}`);
  const query = new URLSearchParams({
    token: searchParams.get('token') ?? '',
    next: placeBehind(searchParams.get('callbackURL') ?? '/'),
  });
  return `${page}?${query.toString()}`;
}

/** The library's own request for what the page's button posted; null when that makes no sense. */
export async function asLibraryRequest(posted: Request): Promise<Request | null> {
  const body: unknown = await posted.json().catch(() => null);
  const parsed = given.safeParse(body);
  if (!parsed.success) return null;
  const url = new URL(new URL(posted.url).pathname, posted.url);
  url.searchParams.set('token', parsed.data.token);
  return new Request(url, { method: 'GET', headers: posted.headers });
}

/** A spent link is a redirect or a 401 to the library, and a refusal with one code to the page. */
export async function asPageAnswer(answer: Response): Promise<Response> {
  if ((answer.status >= 300 && answer.status < 400) || answer.status === 401) {
    return Response.json(
      { code: 'INVALID_TOKEN', message: 'This link has expired or was used already' },
      { status: 400 },
    );
  }
  if (answer.status >= 400) return answer;
  const { twoFactorRedirect = false } = (await answer.json()) as { twoFactorRedirect?: boolean };
  // The session itself travels in its cookie alone.
  const { headers } = answer;
  headers.delete('content-length');
  return new Response(JSON.stringify({ twoFactorRedirect }), { status: 200, headers });
}

/** Earlier builds named the page itself as the place to go on to, with the real one inside. */
function placeBehind(callbackUrl: string): string {
  const { pathname, searchParams } = new URL(callbackUrl, BASE);
  return pathname === '/verify-email' ? (searchParams.get('next') ?? '/') : callbackUrl;
}
