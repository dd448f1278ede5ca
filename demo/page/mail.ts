import { hashText } from '../dice.ts';
import type { Traits } from '../variant.ts';
import { escapeHtml } from './escape.ts';

/** An e-mail address in the ways that sites hide it from readers like ours. `attributes` marks it up. */
export function writeMail(email: string, form: Traits['mail'], attributes = ''): string {
  return MAIL_FORMS[form](email, attributes);
}

const MAIL_FORMS: Record<Traits['mail'], (email: string, attributes: string) => string> = {
  link: (email, attributes) => `<a href="mailto:${email}"${attributes}>${escapeHtml(email)}</a>`,
  text: (email, attributes) => `<span${attributes}>${escapeHtml(email)}</span>`,
  'at-dot': (email) => {
    const [at = '', dot = ''] = AT_DOT_SIGNS[hashText(email) % AT_DOT_SIGNS.length] ?? [];
    const [mailbox = '', domain = ''] = email.split('@');
    return escapeHtml(mailbox + at + domain.replaceAll('.', dot));
  },
  entities: (email) => {
    const text = toEntities(email);
    return `<a href="${toEntities('mailto:')}${text}">${text}</a>`;
  },
  cloudflare: (email) =>
    `<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="${encodeCloudflare(email)}">[email&#160;protected]</a>`,
  reversed: (email) =>
    `<span style="unicode-bidi:bidi-override;direction:rtl">${escapeHtml(email.split('').reverse().join(''))}</span>`,
  script: (email) => {
    const [mailbox = '', domain = ''] = email.split('@');
    return `<script>(function(){var p=[${JSON.stringify(mailbox)},${JSON.stringify(domain)}];document.write('<a href="mai'+'lto:'+p.join('@')+'">'+p.join('&#64;')+'<\\/a>')})();</script><noscript>(enable JavaScript to see the address)</noscript>`;
  },
  'hidden-decoy': (email) => {
    const [mailbox = '', domain = ''] = email.split('@');
    return `<span>${mailbox}<span style="display:none">.remove-me</span>@<!-- no spam -->${domain}</span>`;
  },
};

const AT_DOT_SIGNS = [
  [' [at] ', ' [dot] '],
  [' (at) ', ' (dot) '],
  [' at ', ' dot '],
  [' {at} ', ' {dot} '],
  ['[AT]', '[DOT]'],
  [' [at] ', '.'],
] as const;

function toEntities(text: string): string {
  return text
    .split('')
    .map((character, at) => {
      const code = character.codePointAt(0) ?? 0;
      return at % 2 === 0 ? `&#${code};` : `&#x${code.toString(16)};`;
    })
    .join('');
}

/** Cloudflare's e-mail obfuscation: one key byte, then each byte of the address XORed with it, in hex. */
function encodeCloudflare(email: string): string {
  const key = hashText(email) & 0xff;
  const bytes = [key, ...Buffer.from(email).map((byte) => byte ^ key)];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What Cloudflare's script does in a browser, so that people see the address. */
export const CLOUDFLARE_DECODER = `<script>document.querySelectorAll('[data-cfemail]').forEach(function(a){var h=a.getAttribute('data-cfemail'),k=parseInt(h.substr(0,2),16),s='';for(var i=2;i<h.length;i+=2)s+=String.fromCharCode(parseInt(h.substr(i,2),16)^k);a.textContent=s;a.href='mailto:'+s})</script>`;
