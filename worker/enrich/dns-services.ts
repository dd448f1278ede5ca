import type { DmarcPolicy } from '../../schema/enrichment/facts.ts';

/**
 * Whom the names and addresses in a company's DNS belong to. What is common among businesses; a
 * service that is not listed is nobody's mistake, so nothing is said of it.
 */
type Rules = readonly (readonly [suffixes: string, name: string])[];

const MAIL: Rules = [
  ['google.com googlemail.com', 'Google Workspace'],
  ['mail.protection.outlook.com mx.microsoft office365.us', 'Microsoft 365'],
  ['zoho.com zoho.eu zoho.in', 'Zoho Mail'],
  ['protonmail.ch', 'Proton Mail'],
  ['messagingengine.com', 'Fastmail'],
  ['icloud.com', 'iCloud Mail'],
  ['yandex.net yandex.ru', 'Yandex 360'],
  ['pphosted.com ppe-hosted.com', 'Proofpoint'],
  ['mimecast.com mimecast.co.za', 'Mimecast'],
  ['barracudanetworks.com ess.barracuda.com', 'Barracuda'],
  ['messagelabs.com', 'Symantec Email Security'],
  ['iphmx.com', 'Cisco Secure Email'],
  ['hornetsecurity.com antispameurope.com', 'Hornetsecurity'],
  ['mx.cloudflare.net', 'Cloudflare Email Routing'],
  ['amazonaws.com', 'Amazon SES'],
  ['secureserver.net', 'GoDaddy'],
  ['kundenserver.de ionos.com ionos.de ionos.co.uk 1and1.com', 'IONOS'],
  ['ovh.net', 'OVHcloud'],
  ['gandi.net', 'Gandi'],
  ['rzone.de', 'STRATO'],
  ['mailbox.org', 'mailbox.org'],
  ['one.com', 'one.com'],
  ['registrar-servers.com privateemail.com', 'Namecheap'],
  ['hostinger.com titan.email', 'Hostinger'],
  ['infomaniak.ch', 'Infomaniak'],
  ['transip.email transip.nl', 'TransIP'],
  ['loopia.se', 'Loopia'],
  ['emailsrvr.com', 'Rackspace Email'],
  ['hubspotemail.net', 'HubSpot'],
];

const HOSTING: Rules = [
  ['myshopify.com shopify.com', 'Shopify'],
  ['wixdns.net wixsite.com', 'Wix'],
  ['squarespace.com squarespacedns.com', 'Squarespace'],
  ['webflow.com webflow.io', 'Webflow'],
  ['netlify.app netlify.com netlifyglobalcdn.com', 'Netlify'],
  ['vercel-dns.com vercel.app', 'Vercel'],
  ['github.io', 'GitHub Pages'],
  ['wordpress.com wpvip.com', 'WordPress.com'],
  ['wpengine.com wpenginepowered.com', 'WP Engine'],
  ['kinsta.cloud kinsta.page', 'Kinsta'],
  ['pantheonsite.io', 'Pantheon'],
  ['hubspot.net hs-sites.com hubspotpagebuilder.com', 'HubSpot'],
  ['herokudns.com herokuapp.com', 'Heroku'],
  [
    'azurewebsites.net cloudapp.net cloudapp.azure.com azurefd.net trafficmanager.net',
    'Microsoft Azure',
  ],
  [
    'cloudfront.net amazonaws.com awsglobalaccelerator.com elb.amazonaws.com',
    'Amazon Web Services',
  ],
  ['googleusercontent.com ghs.googlehosted.com 1e100.net', 'Google Cloud'],
  ['fastly.net', 'Fastly'],
  ['akamaiedge.net akamai.net edgekey.net akamaitechnologies.com', 'Akamai'],
  ['cdn.cloudflare.net', 'Cloudflare'],
  ['your-server.de hetzner.com hetzner.cloud', 'Hetzner'],
  ['ovh.net ovh.ca', 'OVHcloud'],
  ['online-server.cloud kundenserver.de ui-r.com perfora.net', 'IONOS'],
  ['rzone.de stratoserver.net', 'STRATO'],
  ['secureserver.net', 'GoDaddy'],
  ['digitaloceanspaces.com ondigitalocean.app', 'DigitalOcean'],
  ['linodeusercontent.com', 'Akamai Linode'],
  ['vultrusercontent.com', 'Vultr'],
  ['siteground.net sgvps.net', 'SiteGround'],
  ['bluehost.com', 'Bluehost'],
  ['dreamhost.com', 'DreamHost'],
  ['one.com', 'one.com'],
  ['transip.net', 'TransIP'],
  ['loopia.se', 'Loopia'],
  ['infomaniak.ch', 'Infomaniak'],
  ['all-inkl.com kasserver.com', 'ALL-INKL'],
];

const NAME_SERVERS: Rules = [
  ['ns.cloudflare.com', 'Cloudflare'],
  ['awsdns.com', 'Amazon Route 53'],
  ['googledomains.com google.com', 'Google Cloud DNS'],
  ['azure-dns.com azure-dns.net azure-dns.org azure-dns.info', 'Azure DNS'],
  ['domaincontrol.com', 'GoDaddy'],
  ['registrar-servers.com', 'Namecheap'],
  ['ui-dns.com ui-dns.de ui-dns.org ui-dns.biz', 'IONOS'],
  ['ovh.net anycast.me', 'OVHcloud'],
  ['gandi.net', 'Gandi'],
  ['wixdns.net', 'Wix'],
  ['squarespacedns.com', 'Squarespace'],
  ['nsone.net', 'NS1'],
  ['dnsimple.com dnsimple-edge.net', 'DNSimple'],
  ['hetzner.com hetzner.de first-ns.de second-ns.com', 'Hetzner'],
  ['transip.net transip.nl', 'TransIP'],
  ['dnsmadeeasy.com', 'DNS Made Easy'],
  ['digitalocean.com', 'DigitalOcean'],
  ['loopia.se', 'Loopia'],
  ['one.com', 'one.com'],
  ['kasserver.com', 'ALL-INKL'],
];

/** First addresses of sites that answer there whoever the customer is. */
const ADDRESSES: readonly (readonly [prefixes: string, name: string])[] = [
  ['23.227.38.', 'Shopify'],
  ['198.185.159. 198.49.23.', 'Squarespace'],
  ['185.230.60. 185.230.61. 185.230.62. 185.230.63.', 'Wix'],
  ['75.2.70.75 99.83.190.102 198.202.211.', 'Webflow'],
  ['185.199.108. 185.199.109. 185.199.110. 185.199.111.', 'GitHub Pages'],
  ['75.2.60.5 99.83.231.61', 'Netlify'],
  ['76.76.21.', 'Vercel'],
  ['192.0.78.', 'WordPress.com'],
  ['151.101.', 'Fastly'],
  [
    '104.16. 104.17. 104.18. 104.19. 104.20. 104.21. 104.22. 104.24. 104.25. 104.26. 104.27. 172.64. 172.65. 172.66. 172.67.',
    'Cloudflare',
  ],
];

/** What SPF's `include:` gives away. */
const SENDERS: Rules = [
  ['hubspotemail.net', 'HubSpot'],
  ['sendgrid.net', 'SendGrid'],
  ['mailgun.org', 'Mailgun'],
  ['servers.mcsv.net mandrillapp.com', 'Mailchimp'],
  ['mail.zendesk.com zendesk.com', 'Zendesk'],
  ['salesforce.com exacttarget.com', 'Salesforce'],
  ['pardot.com et._spf.pardot.com', 'Salesforce Pardot'],
  ['mktomail.com', 'Marketo'],
  ['freshdesk.com freshemail.io', 'Freshworks'],
  ['amazonses.com', 'Amazon SES'],
  ['postmarkapp.com mtasv.net', 'Postmark'],
  ['sendinblue.com brevo.com', 'Brevo'],
  ['mailjet.com', 'Mailjet'],
  ['klaviyomail.com', 'Klaviyo'],
  ['intercom.io', 'Intercom'],
  ['helpscoutemail.com', 'Help Scout'],
  ['zoho.com zohomail.com', 'Zoho'],
  ['shopify.com shops.shopify.com', 'Shopify'],
  ['stspg-customer.com', 'Statuspage'],
  ['rapidmail.com', 'rapidmail'],
  ['cleverreach.com', 'CleverReach'],
];

/** Records by which a service is shown that the domain is theirs. */
const VERIFICATIONS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^google-site-verification=/, 'Google Search Console'],
  [/^ms=ms\d/i, 'Microsoft 365'],
  [/^facebook-domain-verification=/, 'Meta Business'],
  [/^atlassian-domain-verification=/, 'Atlassian'],
  [/^docusign=/i, 'DocuSign'],
  [/^stripe-verification=/, 'Stripe'],
  [/^hubspot-developer-verification=/, 'HubSpot'],
  [/^apple-domain-verification=/, 'Apple Business'],
  [/^adobe-idp-site-verification=/, 'Adobe'],
  [/^zoom(?:-domain)?-verification=|^zoom_verify/i, 'Zoom'],
  [/^dropbox-domain-verification=/, 'Dropbox'],
  [/^slack-domain-verification=/, 'Slack'],
  [/^notion-domain-verification=/, 'Notion'],
  [/^onetrust-domain-verification=/, 'OneTrust'],
  [/^webexdomainverification/i, 'Webex'],
  [/^openai-domain-verification=/, 'OpenAI'],
  [/^pinterest-site-verification=/, 'Pinterest'],
  [/^have-i-been-pwned-verification=/, 'Have I Been Pwned'],
];

function nameBy(rules: Rules, host: string): string | null {
  const name = host.toLowerCase().replace(/\.$/, '');
  const found = rules.find(([suffixes]) =>
    suffixes.split(' ').some((suffix) => name === suffix || name.endsWith(`.${suffix}`)),
  );
  return found?.[1] ?? null;
}

const firstNamed = (rules: Rules, hosts: readonly string[]): string | null =>
  hosts.map((host) => nameBy(rules, host)).find((name) => name !== null) ?? null;

/** Who runs the mail of hosts, in order of preference. */
export const mailProviderOf = (hosts: readonly string[]) => firstNamed(MAIL, hosts);
/** Who runs the zone. Route 53's names carry a number: `ns-12.awsdns-34.com`. */
export const dnsProviderOf = (hosts: readonly string[]) =>
  firstNamed(
    NAME_SERVERS,
    hosts.map((host) => host.replace(/\.awsdns-\d+\.\w+(?:\.\w+)?\.?$/i, '.awsdns.com')),
  );
/** Who serves the site, by the names it goes by: aliases and reverse names. */
export const hostingOf = (names: readonly string[]) => firstNamed(HOSTING, names);

export function hostingByAddress(addresses: readonly string[]): string | null {
  const found = ADDRESSES.find(([prefixes]) =>
    addresses.some((address) => prefixes.split(' ').some((prefix) => isWithin(address, prefix))),
  );
  return found?.[1] ?? null;
}

const isWithin = (address: string, prefix: string) =>
  prefix.endsWith('.') ? address.startsWith(prefix) : address === prefix;

/** The SPF record among TXT records (RFC 7208); two of them are as good as none. */
export function spfOf(records: readonly string[]): string | null {
  const found = records.filter((text) => /^v=spf1(?: |$)/i.test(text));
  return found.length === 1 ? (found[0]?.slice(0, 500) ?? null) : null;
}

/** The policy of a DMARC record (RFC 7489); null when there is no valid one. */
export function dmarcOf(records: readonly string[]): DmarcPolicy | null {
  const found = records.filter((text) => /^v=DMARC1\b/i.test(text));
  if (found.length !== 1) return null;
  const policy = /;\s*p\s*=\s*(none|quarantine|reject)\b/i.exec(found[0] ?? '')?.[1];
  return (policy?.toLowerCase() as DmarcPolicy | undefined) ?? null;
}

/** Services that the domain's TXT records give away, by name. */
export function servicesOf(records: readonly string[], spf: string | null): string[] {
  const included = [...(spf ?? '').matchAll(/\binclude:([\w.-]+)/gi)].map(([, host]) => host ?? '');
  const senders = included.map((host) => nameBy(SENDERS, host));
  const verified = records.map((text) => VERIFICATIONS.find(([is]) => is.test(text))?.[1] ?? null);
  return [...new Set([...senders, ...verified].filter((name) => name !== null))].sort();
}
