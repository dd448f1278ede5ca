/**
 * The lead of the landing page, made up. The page text is what a small Swedish builder might
 * publish; each field names the part of it that proves the field. Not translated: it is evidence.
 */
export const DEMO_FIELDS = ['name', 'title', 'company', 'email', 'phone', 'address'] as const;
export type DemoField = (typeof DEMO_FIELDS)[number];

interface DemoReceipt {
  value: string;
  method: 'jsonld' | 'text' | 'obfuscated' | 'footer';
  confidence: number;
}

export const DEMO_RECEIPTS: Record<DemoField, DemoReceipt> = {
  name: { value: 'Marta Lindqvist', method: 'text', confidence: 0.94 },
  title: { value: 'Inköpschef', method: 'text', confidence: 0.91 },
  company: { value: 'Nordbygg Entreprenad AB', method: 'jsonld', confidence: 0.99 },
  email: { value: 'marta.lindqvist@nordbygg.example', method: 'obfuscated', confidence: 0.97 },
  phone: { value: '+46 8 551 120 40', method: 'text', confidence: 0.98 },
  address: { value: 'Hantverkargatan 12, 753 21 Uppsala', method: 'footer', confidence: 0.96 },
};

export const DEMO_URL = 'nordbygg.example/kontakt';

/** The saved page, cut where a value begins and ends. */
export const DEMO_PAGE: { text: string; field?: DemoField; block?: 'heading' | 'footer' }[][] = [
  [{ text: 'Kontakt', block: 'heading' }],
  [
    { text: 'Har du frågor om ett pågående projekt? Ring vår växel ' },
    { text: '08-551 120 40', field: 'phone' },
    { text: ' vardagar 8–16, så kopplar vi dig rätt.' },
  ],
  [
    { text: 'Leverantörer vänder sig till ' },
    { text: 'Marta Lindqvist', field: 'name' },
    { text: ', ' },
    { text: 'inköpschef', field: 'title' },
    { text: ', på ' },
    { text: 'marta.lindqvist (at) nordbygg.example', field: 'email' },
    { text: '. Offerter läses varje torsdag.' },
  ],
  [
    { text: 'Nordbygg Entreprenad AB', field: 'company', block: 'footer' },
    { text: ' · ' },
    { text: 'Hantverkargatan 12, 753 21 Uppsala', field: 'address' },
    { text: ' · Org.nr 556000-0000' },
  ],
];

/** Where a field's text begins and ends in the page, counted in characters of its plain text. */
export function demoSpan(field: DemoField): [start: number, end: number] {
  let at = 0;
  for (const piece of DEMO_PAGE.flat()) {
    if (piece.field === field) return [at, at + piece.text.length];
    at += piece.text.length;
  }
  return [0, 0];
}
