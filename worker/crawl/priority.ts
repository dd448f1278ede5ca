/** What a page is likely to hold, told by its address and by the link that leads to it. */
export type PagePurpose =
  | 'contact'
  | 'imprint'
  | 'team'
  | 'about'
  | 'location'
  | 'other'
  | 'barren';

export interface Expectation {
  purpose: PagePurpose;
  /** 0 to 100; the frontier takes the highest first. */
  priority: number;
}

/**
 * Where contacts stand, first: a crawl with a small page budget should spend it on the contact
 * page, the imprint (which German law makes complete) and the team, not on a blog. Words are
 * matched in English, German, French, Dutch and Spanish.
 */
export function expectPage(url: string, linkText: string, depth: number): Expectation {
  const { pathname, search } = new URL(url);
  const purpose = purposeOf(decodePath(pathname), linkText);
  const base = purpose === 'other' && pathname === '/' ? 80 : BASE[purpose];
  const penalty = depth * 4 + (search === '' ? 0 : 6) + Math.max(0, segmentsOf(pathname) - 3) * 3;
  return { purpose, priority: Math.max(0, Math.min(100, base - penalty)) };
}

const BASE: Record<PagePurpose, number> = {
  contact: 100,
  imprint: 96,
  team: 92,
  location: 88,
  about: 84,
  other: 50,
  barren: 10,
};

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function segmentsOf(pathname: string): number {
  return pathname.split('/').filter((part) => part !== '').length;
}

function purposeOf(path: string, linkText: string): PagePurpose {
  const words = fold(path);
  const label = fold(linkText.slice(0, 60));
  for (const [purpose, pattern] of PATTERNS) {
    if (pattern.test(words) || pattern.test(label)) return purpose;
  }
  return BARREN.test(words) ? 'barren' : 'other';
}

/** Lower case without accents; everything between words becomes one space. */
function fold(text: string): string {
  const plain = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

const PATTERNS: readonly (readonly [PagePurpose, RegExp])[] = [
  [
    'contact',
    / (?:contact|contacts|contactus|contact us|kontakt|kontakte|kontaktformular|ansprechpartner|ansprechpersonen|contacter|contactez( nous)?|nous contacter|coordonnees|contacteer( ons)?|neem contact op|contactgegevens|contacto|contactos|contactanos|contactenos|get in touch|reach us|write to us|お問い合わせ) /u,
  ],
  [
    'imprint',
    / (?:imprint|impressum|legal notice|legalnotice|mentions legales|mentionslegales|aviso legal|avisolegal|colofon|colophon|anbieterkennzeichnung|bedrijfsgegevens|会社概要) /u,
  ],
  [
    'team',
    / (?:team|teams|our team|unser team|ourteam|staff|people|our people|leadership|management|executives|directors|board of directors|founders|attorneys|lawyers|doctors|physicians|providers|agents|experts|mitarbeiter|mitarbeitende|mitarbeiterinnen|geschaftsfuhrung|geschaeftsfuehrung|vorstand|equipe|notre equipe|collaborateurs|dirigeants|medewerkers|ons team|onsteam|mensen|directie|equipo|nuestro equipo|directivos|profesionales|スタッフ) /u,
  ],
  [
    'location',
    / (?:location|locations|our locations|branches|branch|offices|our offices|stores|store locator|find us|directions|visit us|standort|standorte|filialen|filiale|niederlassungen|anfahrt|so finden sie uns|agences|agence|nos agences|bureaux|magasins|implantations|nous trouver|acces|plan d acces|vestigingen|vestiging|filialen|locaties|route|routebeschrijving|sedes|sucursales|oficinas|tiendas|ubicacion|ubicaciones|donde estamos|como llegar|アクセス) /u,
  ],
  [
    'about',
    / (?:about|about us|aboutus|who we are|our company|company|our story|profile|uber uns|ueber uns|uberuns|ueberuns|wir uber uns|unternehmen|firma|das unternehmen|a propos|apropos|qui sommes nous|quisommesnous|notre entreprise|l entreprise|la societe|presentation|over ons|overons|wie zijn wij|wie we zijn|ons bedrijf|bedrijf|sobre nosotros|sobrenosotros|quienes somos|quienessomos|nosotros|acerca de|la empresa|empresa|会社案内) /u,
  ],
];

/** Pages by the hundred that seldom name anybody: archives, shops, calendars, forms. */
const BARREN =
  / (?:blog|news|aktuelles|actualites|nieuws|noticias|archive|archives|category|categories|kategorie|tag|tags|author|feed|rss|page \d+|calendar|kalender|events|product|products|produkt|produkte|produits|producten|productos|shop|cart|warenkorb|panier|winkelwagen|carrito|checkout|basket|login|log in|signin|sign in|register|account|wishlist|compare|search|suche|recherche|zoeken|buscar|terms|agb|cgv|conditions|privacy|datenschutz|confidentialite|privacybeleid|privacidad|cookies?|gallery|galerie|galeria|print|download|downloads|wp content|\d{4} \d{2}) /u;
