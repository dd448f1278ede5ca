import type { PageOutline } from './page-outline.ts';

/**
 * What a fetched page turned out to be. Only `ok` is worth a credit; the others are recognised and
 * free, so that nobody pays for a wall. `needs_browser` is a page that script alone fills.
 */
export const PAGE_KINDS = [
  'ok',
  'blocked',
  'login',
  'challenge',
  'parked',
  'empty',
  'missing',
  'needs_browser',
  'server_error',
] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

export interface PageVerdict {
  kind: PageKind;
  /** For a person: what gave it away. */
  reason: string;
}

export interface PageEvidence {
  status: number;
  headers: Record<string, string>;
  requestedUrl: string;
  url: string;
  outline: PageOutline;
  /** Drawn by a browser already, so script can add nothing more. */
  isDrawn?: boolean;
}

/** Judges a page by status, headers, title and what its text amounts to. */
export function judgePage(page: PageEvidence): PageVerdict {
  for (const test of TESTS) {
    const reason = test.run(page);
    if (reason !== null) return { kind: test.kind, reason };
  }
  return { kind: 'ok', reason: '' };
}

interface KindTest {
  kind: PageKind;
  run: (page: PageEvidence) => string | null;
}

/** In order: a challenge comes with the status of a block, a soft 404 may also look empty. */
const TESTS: readonly KindTest[] = [
  { kind: 'challenge', run: whyChallenge },
  { kind: 'login', run: whyLogin },
  { kind: 'missing', run: whyMissing },
  {
    kind: 'server_error',
    run: ({ status }) => (status >= 500 && status < 600 ? `status ${status}` : null),
  },
  { kind: 'blocked', run: whyBlocked },
  { kind: 'parked', run: whyParked },
  { kind: 'needs_browser', run: whyBrowserNeeded },
  { kind: 'empty', run: whyEmpty },
];

/** A wall shows little; a real page that mentions one of these phrases shows much. */
const WALL_TEXT = 2_500;

const CHALLENGE_TITLE =
  /^(?:just a moment|attention required|checking your browser|ddos-guard|please wait\.{0,3}$|one moment, please|security check|are you (?:a )?human|human verification|verify(?:ing)? you are (?:a )?human|pardon our interruption|robot check|bot verification|access to this page has been denied|captcha|einen moment|un momento|un instant|sicherheitsüberprüfung)/i;

const CHALLENGE_SOURCE =
  /\/cdn-cgi\/challenge-platform|challenges\.cloudflare\.com|captcha-delivery\.com|_Incapsula_Resource|px-cloud\.net|perimeterx|awswaf\.com|geo\.captcha|\/\.well-known\/ddos-guard|arkoselabs/i;

const CHALLENGE_TEXT =
  /(?:verify(?:ing)? (?:that )?you are (?:a )?human|checking (?:if the site connection is secure|your browser before)|(?:enable|need) javascript and cookies to continue|unusual traffic from your|complete the (?:security check|captcha)|press (?:&|and) hold|prove (?:that )?you(?:'|’)?re not a robot|i(?:'|’)m not a robot|bestätigen sie, dass sie ein mensch|vérifiez que vous êtes humain|bevestig dat u een mens|verifique que es (?:un ser )?humano)/i;

function whyChallenge({ headers, outline }: PageEvidence): string | null {
  if (headers['cf-mitigated'] === 'challenge') return 'Cloudflare asks for a challenge';
  if (headers['x-amzn-waf-action'] !== undefined) return 'the firewall asks for a challenge';
  if (outline.text.length > WALL_TEXT) return null;
  if (CHALLENGE_TITLE.test(outline.title)) return `the title is “${outline.title.slice(0, 60)}”`;
  const phrase = CHALLENGE_TEXT.exec(outline.text);
  if (phrase !== null) return `the page says “${phrase[0]}”`;
  // The script alone also stands on ordinary pages that guard a form.
  const isBare = outline.text.length < 300;
  const source = isBare ? outline.sources.find((one) => CHALLENGE_SOURCE.test(one)) : undefined;
  return source === undefined ? null : `it loads ${source.slice(0, 80)}`;
}

const LOGIN_PATH =
  /\/(?:login|log-in|signin|sign-in|sign_in|anmelden|anmeldung|einloggen|connexion|se-connecter|inloggen|aanmelden|iniciar-sesion|acceder|users\/sign_in|wp-login\.php|account\/login|auth|authwall|sso)(?:[/.?]|$)/i;
const LOGIN_TITLE =
  /(?:^|[\s|–-])(?:log ?in|sign ?in|log ?on|login required|anmelden|anmeldung|einloggen|connexion|se connecter|identification|inloggen|aanmelden|iniciar sesión|acceder|members only|mitgliederbereich)(?:$|[\s|–-])/i;
const LOGIN_DEMAND =
  /(?:(?:please|you (?:must|need to)) (?:log|sign) ?in|(?:log|sign) ?in to (?:continue|view|see|access)|join (?:now )?to (?:view|see)|bitte (?:melden sie sich an|einloggen|loggen)|veuillez vous (?:connecter|identifier)|log in om|inloggen om|inicia(?:r)? sesión para)/i;

function whyLogin({ status, url, requestedUrl, headers, outline }: PageEvidence): string | null {
  if (status === 401) return 'the server asks for a password';
  if (status >= 400 && headers['www-authenticate'] !== undefined)
    return 'the server asks for a password';
  if (outline.text.length > WALL_TEXT) return null;
  const wasSentToLogin = url !== requestedUrl && LOGIN_PATH.test(new URL(url).pathname);
  if (wasSentToLogin && !LOGIN_PATH.test(new URL(requestedUrl).pathname)) {
    return 'it leads to a login page';
  }
  if (outline.passwordFields > 0) {
    if (LOGIN_TITLE.test(outline.title) || LOGIN_TITLE.test(outline.heading)) return 'a login page';
    // A shop's header has a login form too, but not alone.
    if (outline.text.length < 700) return 'hardly more than a login form';
  }
  const demand = outline.text.length < 1_200 ? LOGIN_DEMAND.exec(outline.text) : null;
  return demand === null ? null : `the page says “${demand[0]}”`;
}

const MISSING_TITLE =
  /(?:^|[^\d])404(?:[^\d]|$)|(?:page|file|site) (?:not found|cannot be found|can(?:'|’)t be found|does(?:n(?:'|’)t| not) exist)|not found$|^not found|seite (?:wurde )?nicht gefunden|nicht gefunden$|page (?:introuvable|non trouvée|inexistante)|pagina (?:niet gevonden|bestaat niet)|página no (?:encontrada|existe)|no se (?:ha encontrado|encontró) la página/i;

function whyMissing({ status, outline }: PageEvidence): string | null {
  if (status === 404 || status === 410) return `status ${status}`;
  if (status >= 400) return null;
  if (MISSING_TITLE.test(outline.title)) return `the title is “${outline.title.slice(0, 60)}”`;
  const isShort = outline.text.length < 3_000;
  return isShort && MISSING_TITLE.test(outline.heading)
    ? `the heading is “${outline.heading.slice(0, 60)}”`
    : null;
}

const BLOCK_TITLE =
  /^(?:access (?:to this page (?:has been|is) )?denied|403|forbidden|error 403|request (?:blocked|rejected)|blocked|you (?:have been|are) blocked|zugriff verweigert|accès (?:refusé|interdit)|toegang geweigerd|acceso denegado|too many requests|rate limit)/i;
const BLOCK_TEXT =
  /(?:you (?:have been|are being) blocked|your (?:ip|ip address) (?:has been|is) (?:blocked|banned)|access denied\W{1,3}you don(?:'|’)t have permission|the requested url was rejected|not available in your (?:country|region)|sucuri website firewall - access denied)/i;

function whyBlocked({ status, outline }: PageEvidence): string | null {
  if (status >= 400) return `status ${status}`;
  if (outline.text.length > WALL_TEXT) return null;
  if (BLOCK_TITLE.test(outline.title)) return `the title is “${outline.title.slice(0, 60)}”`;
  const phrase = BLOCK_TEXT.exec(outline.text);
  return phrase === null ? null : `the page says “${phrase[0]}”`;
}

const PARKED_SOURCE =
  /sedoparking|parkingcrew|bodis\.com|parklogic|above\.com|domainmarket|cashparking|parking-page|uniregistry|voodoo\.com|skenzo|\/park\.js|d1lxhc4jvstzrp|parkingpage/i;
const PARKED_TEXT =
  /(?:(?:this |the )?(?:web ?site|domain|domain name)(?: name)?(?: [\w.-]{3,60})? (?:is|may be|might be) (?:for sale|available for (?:purchase|sale)|parked)|buy this domain|domain (?:is )?parked|parked (?:free|domain)|make an offer on this domain|inquire about this domain|related searches:|diese domain (?:steht|ist) (?:zum verkauf|zu verkaufen|geparkt)|domain (?:kaufen|parken)|ce (?:nom de )?domaine est (?:à vendre|en vente|parqué)|(?:dit|deze) domein(?:naam)? is (?:te koop|geparkeerd|gereserveerd)|este dominio está (?:en venta|a la venta|aparcado)|future home of something|account (?:has been )?suspended|this (?:site|account) has been suspended)/i;
const SERVER_DEFAULT =
  /^(?:welcome to nginx|apache2? .{0,20}default page|apache http server test page|test page for|iis windows server|default web site page|welcome to centos|index of \/$|it works!?$|plesk|cpanel|domain default page|web hosting|site not published|hosting (?:platzhalter|placeholder))/i;

function whyParked({ outline }: PageEvidence): string | null {
  if (outline.text.length > WALL_TEXT) return null;
  const phrase = PARKED_TEXT.exec(`${outline.title} ${outline.text}`);
  if (phrase !== null) return `the page says “${phrase[0]}”`;
  if (SERVER_DEFAULT.test(outline.title) || SERVER_DEFAULT.test(outline.heading)) {
    return 'a web server’s default page';
  }
  const source =
    outline.text.length < 600 && outline.sources.find((one) => PARKED_SOURCE.test(one));
  return source ? `it loads ${source.slice(0, 80)}` : null;
}

const NEEDS_SCRIPT =
  /(?:enable|turn on|activate|requires?|without|needs?) (?:your )?javascript|javascript (?:is )?(?:required|disabled|must be enabled|aktivieren|deaktiviert|désactivé|uitgeschakeld)|(?:aktivieren sie|activez|schakel|active) (?:bitte )?javascript|javascript (?:to run this app|muss aktiviert)/i;

function whyBrowserNeeded({ outline, isDrawn }: PageEvidence): string | null {
  if (isDrawn === true || outline.scripts === 0) return null;
  const length = outline.text.length;
  if (length < 400 && outline.hasAppRoot) return 'an application that draws itself by script';
  if (length < 600 && NEEDS_SCRIPT.test(outline.text)) return 'the page asks for script';
  const isScriptOnly = length < 60 && outline.links.length < 3 && !hasContactLink(outline);
  return isScriptOnly ? 'nothing to read but script' : null;
}

const UNDER_CONSTRUCTION =
  /(?:under construction|(?:web)?site is being (?:built|rebuilt|redesigned)|(?:coming|launching|opening) soon|check back (?:soon|later)|(?:seite|website|homepage) (?:ist |befindet sich )?im aufbau|en construction|bientôt (?:en ligne|disponible)|in aanbouw|binnenkort (?:online|beschikbaar)|en construcción|próximamente|準備中)/i;

function whyEmpty({ outline }: PageEvidence): string | null {
  if (outline.hasStructuredData || outline.links.length > 5 || hasContactLink(outline)) return null;
  if (outline.text.length < 20) return 'no text';
  const promise = outline.text.length < 400 ? UNDER_CONSTRUCTION.exec(outline.text) : null;
  return promise === null ? null : `the page says “${promise[0]}”`;
}

/** Two icons that mail and call are a business card, however few the words. */
function hasContactLink({ links }: PageOutline): boolean {
  return links.some(({ href }) => /^\s*(?:mailto|tel):/i.test(href));
}
