import { getDomain } from 'tldts';

/**
 * The one spelling of a page's address that the frontier knows, so that no page is fetched twice
 * under two names. Null for what is not worth a fetch: other schemes, addresses over 2,048
 * characters, links that carry a password.
 *
 * Kept apart, because servers may: `www.` and bare host, trailing slash and none, http and https,
 * `+` and `%20`. Made one: fragments, default ports, host case, trailing dots and IDN forms,
 * percent-encoding of unreserved characters, the order of query parameters, tracking parameters
 * and session ids. Idempotent.
 */
export function canonicalUrl(link: string, base?: string): string | null {
  if (link.length > MAX_LENGTH * 2) return null;
  const parsed = URL.parse(link.trim(), base);
  if (parsed === null || !isWeb(parsed)) return null;
  const rebuilt = URL.parse(rebuild(parsed));
  if (rebuilt === null) return null;
  // Taking a session id out of a path may uncover a dot segment; the second pass settles it.
  const settled = URL.parse(rebuild(rebuilt));
  return settled === null || settled.href.length > MAX_LENGTH ? null : settled.href;
}

/**
 * The registrable domain (`shop.example.co.uk` → `example.co.uk`): what one company's pages share.
 * Sites of the sample web and other unlisted names are told apart by their whole host.
 */
export function siteOf(url: string): string {
  const { hostname, host } = new URL(url);
  return getDomain(hostname, { allowPrivateDomains: true }) ?? host.replace(/^www\./, '');
}

const MAX_LENGTH = 2048;

function isWeb(url: URL): boolean {
  const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
  return isHttp && url.username === '' && url.password === '' && url.hostname !== '';
}

function rebuild(url: URL): string {
  const host = url.hostname.replace(/\.+$/, '');
  const port = url.port === '' ? '' : `:${url.port}`;
  return `${url.protocol}//${host}${port}${canonicalPath(url.pathname)}${canonicalQuery(url.search)}`;
}

function canonicalPath(path: string): string {
  const plain = path.includes(';') || path.includes('(') ? withoutPathSession(path) : path;
  return normalizePercent(plain);
}

/** Java's `;jsessionid=…` (also as `;sid=`), and ASP.NET's `/(S(…))/` cookieless sessions. */
function withoutPathSession(path: string): string {
  return path
    .replace(/;(?:jsessionid|phpsessid|sid|sessionid)=[^/;]*/gi, '')
    .replace(/\/\((?:[SAF]\([^()/]*\))+\)(?=\/|$)/g, '');
}

function canonicalQuery(search: string): string {
  if (search.length < 2) return '';
  const parts = search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !isNoise(part))
    .map(normalizePercent);
  if (parts.length === 0) return '';
  // By name alone, and stably: the order of one name's values may mean something.
  return `?${parts.sort((a, b) => compare(nameOf(a), nameOf(b))).join('&')}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function nameOf(part: string): string {
  const end = part.indexOf('=');
  return end === -1 ? part : part.slice(0, end);
}

function isNoise(part: string): boolean {
  // Decoded first, so that an encoded spelling of a tracking parameter is known as well.
  const name = normalizePercent(nameOf(part)).toLowerCase();
  return TRACKING.test(name) || SESSION.test(name) || SHORT_SESSION.test(part);
}

/** Set by advertising, mail and analytics systems; never decides what a page shows. */
const TRACKING =
  /^(?:utm_\w+|utm|gclid|gclsrc|gbraid|wbraid|gad_\w+|dclid|fbclid|fb_\w+|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|_ga|_gl|_gac|_hs\w+|__hs\w+|hsctatracking|hsa_\w+|vero_id|vero_conv|oly_\w+_id|srsltid|rb_clickid|s_cid|sc_cid|ml_subscriber\w*|pk_\w+|piwik_\w+|mtm_\w+|matomo_\w+|wickedid|epik|ref_src|ref_url|cmpid|spm|scm|trk|trkcampaign|__cf_chl\w*)$/;

const SESSION =
  /^(?:jsessionid|phpsessid|phpsessionid|sessionid|session_id|sessid|aspsessionid\w*|asp\.net_sessionid|cfid|cftoken|zenid|oscsid|osc_sid|xtcsid|mscsid|sessionhash)$/;

/** Names too common to drop on sight; a hash for a value gives them away. */
const SHORT_SESSION = /^(?:s|sid|sess|session|psession)=[0-9a-f]{24,64}$/i;

/**
 * RFC 3986 §6.2.2: hex digits in upper case, unreserved characters decoded, everything that may
 * not stand bare encoded. A stray per cent sign becomes `%25`.
 */
export function normalizePercent(text: string): string {
  if (!NEEDS_WORK.test(text)) return text;
  return text
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/%[0-9a-f]{2}/gi, (escape) => {
      const code = Number.parseInt(escape.slice(1), 16);
      const char = String.fromCharCode(code);
      return UNRESERVED.test(char) ? char : escape.toUpperCase();
    })
    .replace(NOT_ALLOWED, (char) => encodeWellFormed(char));
}

const UNRESERVED = /^[A-Za-z0-9\-._~]$/;
const NEEDS_WORK = /%|[^A-Za-z0-9\-._~:/?#[\]@!$&()*+,;=]/;
const NOT_ALLOWED = /[^A-Za-z0-9\-._~:/?#[\]@!$&()*+,;=%]+/gu;

function encodeWellFormed(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/'/g, '%27');
}
