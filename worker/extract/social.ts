import type { CompanyField } from '../../schema/evidence/finding.ts';

export interface SocialProfile {
  field: Extract<
    CompanyField,
    'linkedin' | 'twitter' | 'facebook' | 'instagram' | 'youtube' | 'tiktok'
  >;
  url: string;
  /** A personal page, such as linkedin.com/in/…; a company's otherwise. */
  isPersonal: boolean;
}

const HANDLE = String.raw`[^/?#\s]{1,100}`;

const NETWORKS: { field: SocialProfile['field']; host: RegExp; home: string; path: RegExp }[] = [
  {
    field: 'linkedin',
    host: /(?:^|\.)linkedin\.com$/,
    home: 'https://www.linkedin.com',
    path: new RegExp(`^/(?:company|school|showcase|in|pub)/${HANDLE}`, 'i'),
  },
  {
    field: 'twitter',
    host: /^(?:www\.|mobile\.)?(?:twitter|x)\.com$/,
    home: 'https://x.com',
    path: /^\/(?:#!\/)?@?(?!(?:share|intent|home|search|hashtag|i|login|signup|privacy|tos|widgets|statuses)(?:[/?]|$))\w{1,20}(?=[/?#]|$)/i,
  },
  {
    field: 'facebook',
    host: /^(?:[a-z-]+\.)?(?:facebook\.com|fb\.com)$/,
    home: 'https://www.facebook.com',
    path: /^\/(?!(?:sharer?|share\.php|sharer\.php|dialog|plugins|tr|login|home|hashtag|events|photo|photos|watch|l\.php|privacy|policies|policy|legal|help|v\d+\.\d+|\d{4})(?:[/.?]|$))(?:pages\/[^/?#\s]{1,100}\/\d+|people\/[^/?#\s]{1,100}\/\d+|groups\/[^/?#\s]{1,100}|pg\/[^/?#\s]{1,100}|profile\.php\?id=\d+|[^/?#\s]{2,100})/i,
  },
  {
    field: 'instagram',
    host: /^(?:www\.)?instagram\.com$/,
    home: 'https://www.instagram.com',
    path: /^\/(?!(?:p|reel|reels|explore|stories|tv|accounts|about|legal|share)(?:[/?]|$))[\w.]{1,30}(?=[/?#]|$)/,
  },
  {
    field: 'youtube',
    host: /^(?:www\.|m\.)?youtube\.com$/,
    home: 'https://www.youtube.com',
    path: /^\/(?:(?:channel|user|c)\/[\w.%-]{1,100}|@[\w.%-]{1,100}|(?!(?:watch|embed|results|playlist|shorts|v|feed|live|t|iframe_api|player_api)(?:[/?]|$))[\w-]{3,60}(?=\/?$))/,
  },
  {
    field: 'tiktok',
    host: /^(?:www\.)?tiktok\.com$/,
    home: 'https://www.tiktok.com',
    path: /^\/@[\w.]{2,30}/,
  },
];

const LIKELY = /linkedin|twitter|facebook|instagram|youtube|tiktok|fb\.com|x\.com/i;

/** The profile that a link leads to, in one form for each; null for share buttons and single posts. */
export function toSocialProfile(href: string): SocialProfile | null {
  if (!LIKELY.test(href)) return null;
  const url = URL.parse(href.startsWith('//') ? `https:${href}` : href);
  if (url === null || !url.protocol.startsWith('http')) return null;
  const network = NETWORKS.find(({ host }) => host.test(url.hostname));
  if (network === undefined) return null;
  const path = network.path.exec(url.pathname + url.search + url.hash)?.[0];
  if (path === undefined) return null;
  const clean = path
    .replace(/^\/#!\//, '/')
    .replace(/^\/@(?=\w)/, network.field === 'twitter' ? '/' : '/@');
  return {
    field: network.field,
    url: network.home + clean.replace(/\/$/, ''),
    isPersonal: network.field === 'linkedin' && /^\/(?:in|pub)\//i.test(path),
  };
}
