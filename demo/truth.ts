/**
 * The ground truth of the sample web: what a perfect reader of all pages of a site would find out
 * about its company. Whatever a site does not publish is absent here.
 */
export type CountryCode = 'US' | 'GB' | 'CA' | 'DE' | 'FR' | 'NL' | 'ES' | 'JP';
export type Language = 'en' | 'de' | 'fr' | 'nl' | 'es' | 'ja';

export interface Phone {
  e164: string;
  /** As it stands on the pages. */
  printed: string;
}

export interface Address {
  street: string;
  city: string;
  /** State or province as printed; empty where the address does without one. */
  region: string;
  postalCode: string;
  country: CountryCode;
}

export interface Person {
  name: string;
  title: string;
  email?: string;
  phone?: Phone;
  linkedin?: string;
}

export interface Socials {
  linkedin?: string;
  facebook?: string;
  instagram?: string;
  twitter?: string;
  youtube?: string;
}

export interface OpeningHours {
  /** schema.org form, such as `Mo-Fr 09:00-17:30`. */
  spec: string;
  /** As it stands on the pages, in the site's language. */
  days: string;
  hours: string;
}

export interface Company {
  name: string;
  /** With its legal form, as an imprint gives it. */
  legalName: string;
  /** The domain of its e-mail addresses, under the reserved `.example`: no mail can reach anybody. */
  domain: string;
  /** A short key, such as `dentist`. */
  trade: string;
  /** The trade in the site's language, such as `Dental practice`. */
  industry: string;
  description: string;
  language: Language;
  emails: string[];
  phones: Phone[];
  fax?: Phone;
  address?: Address;
  people: Person[];
  socials: Socials;
  openingHours: OpeningHours[];
  founded?: number;
  services: string[];
  hasOnlineBooking: boolean;
}
