import { parse } from 'tldts';

const LOCAL = /^[a-z0-9](?:[a-z0-9._%+'-]{0,62}[a-z0-9_+-])?$/;
/** Reserved by RFC 2606 as top-level domains; samples and tests live there. */
const RESERVED_TLD = new Set(['example', 'test']);
/** What stands in forms and templates to show how an address looks. */
const PLACEHOLDER_DOMAIN =
  /^(?:example\.(?:com|org|net)|(?:your|my)?(?:domain|company|email|site|website|mail)(?:name)?\.(?:com|org|net|co\.uk|tld)|sentry\.io|wixpress\.com|sentry\.wixpress\.com|sentry-next\.wixpress\.com)$/;
const PLACEHOLDER_LOCAL = /^(?:your\.?(?:name|email)|name|user(?:name)?|example|e-?mail)$/;

/** Lower-cased address when it can be a real one: a known top-level domain, no placeholder. */
export function toEmail(text: string): string | null {
  const value = unmaskEmail(text.trim()).toLowerCase();
  const at = value.indexOf('@');
  if (at < 1 || at !== value.lastIndexOf('@') || value.length > 254) return null;
  const local = value.slice(0, at);
  const domain = value.slice(at + 1);
  if (!LOCAL.test(local) || local.includes('..') || !isMailDomain(domain)) return null;
  const isPlaceholder = PLACEHOLDER_DOMAIN.test(domain) && !/^(?:info|sales)$/.test(local);
  if (
    isPlaceholder ||
    (PLACEHOLDER_LOCAL.test(local) && /^(?:your)?(?:domain|example)\b/.test(domain))
  ) {
    return null;
  }
  return value;
}

function isMailDomain(domain: string): boolean {
  if (!/^[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff.-]*[a-z0-9])?$/.test(domain)) return false;
  if (domain.includes('..')) return false;
  const { domain: registrable, isIcann, publicSuffix } = parse(domain, { extractHostname: false });
  if (registrable === null) return false;
  return isIcann === true || RESERVED_TLD.has(publicSuffix ?? '');
}

const AT_SIGN = /\s?[[({<]\s?(?:at|@|ät|arroba|arobase|apenstaartje|a)\s?[\])}>]\s?/gi;
const DOT_SIGN = /\s?[[({<]\s?(?:dot|\.|punkt|point|punto|punt)\s?[\])}>]\s?/gi;
/** What people put into an address to spoil it for machines. */
const SPOILER = /[._-]?(?:no-?spam|(?:remove|delete|entfernen)-?(?:this|me|dies))[._-]?/gi;

/** An address as it is meant: signs in words as signs, and without what was put in to spoil it. */
export function unmaskEmail(text: string): string {
  return text.replace(AT_SIGN, '@').replace(DOT_SIGN, '.').replace(SPOILER, '');
}

/** Cloudflare's protection: the first byte is the key of the others. */
export function decodeCloudflare(hex: string): string | null {
  if (!/^[0-9a-f]{6,300}$/i.test(hex) || hex.length % 2 !== 0) return null;
  const key = Number.parseInt(hex.slice(0, 2), 16);
  let text = '';
  for (let at = 2; at < hex.length; at += 2) {
    text += String.fromCharCode(Number.parseInt(hex.slice(at, at + 2), 16) ^ key);
  }
  return text;
}

const FREE_MAIL =
  /^(?:gmail|googlemail|yahoo|hotmail|outlook|live|aol|icloud|me|msn|comcast|verizon|att|sbcglobal|gmx|web|t-online|freenet|orange|wanadoo|free|laposte|btinternet|btconnect|ntlworld|tiscali|sky|virginmedia|earthlink|mail|protonmail|proton|xtra|bigpond|shaw|rogers|sympatico|telus|ziggo|kpnmail|hetnet|planet)\./;

/** Whether a mail domain is a provider's, where everybody has a box. */
export function isFreeMail(domain: string): boolean {
  return FREE_MAIL.test(domain);
}
