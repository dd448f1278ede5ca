import { decodeHTML } from 'entities';
import type { Finding } from '../../schema/evidence/finding.ts';
import { decodeCloudflare, unmaskEmail } from './email-address.ts';
import { safeDecode } from './emails.ts';
import { emailsInScript } from './hidden-emails.ts';
import { unescapeJson } from './json-ld.ts';
import { squash } from './organisation-words.ts';
import { readPage } from './read-page.ts';
import { dialLetters } from './phone-number.ts';
import { AU_STATES, CA_PROVINCES, countryNamed, toCountryCode, US_STATES } from './places.ts';
import { toSocialProfile } from './social.ts';
import { technologyOfGenerator, technologyOfScript } from './technology.ts';

/**
 * Whether a finding's receipt holds: what stands at its span in the source, with markup and entities
 * undone, contains what the finding says it read, and that means the finding's value.
 */
export function isSupported(html: string, finding: Finding): boolean {
  const { span, raw } = finding;
  if (span.start < 0 || span.end > html.length || span.end <= span.start) return false;
  const readings = readingsOf(html.slice(span.start, span.end));
  const isThere = readings.some((reading) => compact(reading).includes(compact(raw)));
  // Hours put together from a specification, and names from their parts, stand there in pieces.
  const isInPieces = finding.extractor !== 'text' && wordsStandIn(raw, readings);
  return (isThere || isInPieces) && means(finding, readings);
}

/** The ways to read a piece of source: as text, as an attribute, as a string of JSON. */
function readingsOf(source: string): string[] {
  const withoutTags = [source.replace(/<[^>]*>/g, ''), source.replace(/<[^>]*>/g, ' '), source];
  // What a hidden decoy or a script between two words says was not read either.
  const visible = readPage(source).text;
  return [visible, ...withoutTags].flatMap((text) => {
    const decoded = decodeHTML(text);
    return [decoded, decodeHTML(decoded), decodeHTML(unescapeJson(text)), safeDecode(decoded)];
  });
}

function compact(text: string): string {
  return text.replace(/[\s\u00a0\u00ad\u200b-\u200d\u2060\ufeff]+/g, '');
}

function wordsStandIn(raw: string, readings: readonly string[]): boolean {
  return readings.some((reading) => raw.split(/[\s,-]+/).every((word) => reading.includes(word)));
}

function means({ field, value, raw, extractor }: Finding, readings: readonly string[]): boolean {
  switch (field) {
    case 'email':
      return readings.some((reading) => spellsEmail(reading, value));
    case 'phone':
    case 'fax':
      return dialLetters(raw).replace(/\D/g, '').includes(value.slice(-6));
    case 'country':
      return (
        extractor === 'inferred' || toCountryCode(raw) === value || countryNamed(raw) === value
      );
    case 'region':
      return isRegion(raw, value);
    case 'postal_code':
      return compact(raw).toUpperCase().replace(/\W/g, '') === value.replace(/\W/g, '');
    case 'language':
      return raw.toLowerCase().startsWith(value);
    case 'technology':
      return (
        technologyOfGenerator(raw) === value ||
        technologyOfScript(raw) === value ||
        technologyOfScript(`https:${raw}`) === value
      );
    case 'linkedin':
    case 'twitter':
    case 'facebook':
    case 'instagram':
    case 'youtube':
    case 'tiktok':
      return toSocialProfile(raw)?.url === value;
    case 'founded':
      return raw.includes(value);
    default:
      return [raw, decodeHTML(raw), unescapeJson(raw)].some((text) =>
        squash(text).includes(squash(value)),
      );
  }
}

function isRegion(raw: string, value: string): boolean {
  const name = raw.trim().toLowerCase().replace(/\.$/, '');
  const known = [US_STATES, CA_PROVINCES, AU_STATES].some((table) => table.get(name) === value);
  return known || squash(raw) === squash(value);
}

function spellsEmail(reading: string, value: string): boolean {
  if (emailsInScript(reading).some((email) => email.value === value)) return true;
  const text = unmaskEmail(reading).toLowerCase();
  const plain = compact(text);
  if (plain.includes(value)) return true;
  if (Array.from(plain).reverse().join('').includes(value)) return true;
  const bracketed = text
    .replace(/[[({<]\s?(?:at|@|ät|arroba|a)\s?[\])}>]/g, '@')
    .replace(/[[({<]\s?(?:dot|\.|punkt|point|punto)\s?[\])}>]/g, '.');
  const spoken = bracketed
    .replace(/\s(?:at|arobase|arroba|apenstaartje)\s|_at_/g, '@')
    .replace(/\s(?:dot|punkt|point|punto|punt)\s|_dot_/g, '.');
  // jane" data-domain="acme" data-tld="com
  const parts = text.replace(/"\s+data-(?:domain|host|d)="/, '@').replace(/"\s+data-tld="\.?/, '.');
  if (parts.replaceAll('"', '') === value) return true;
  if ([bracketed, spoken].some((each) => compact(each).includes(value))) return true;
  const hex = /([0-9a-f]{8,})\s*$/i.exec(reading)?.[1];
  return hex !== undefined && decodeCloudflare(hex)?.toLowerCase().includes(value) === true;
}
