/** The words of a site that are not its company's own: labels, paths, and sentences to fill pages. */
export interface Copy {
  nav: Record<PageKind, string>;
  paths: Record<PageKind, string>;
  phone: string;
  fax: string;
  email: string;
  address: string;
  openingHours: string;
  callUs: string;
  writeUs: string;
  bookOnline: string;
  bookingText: string;
  closed: string;
  ourTeam: string;
  ourServices: string;
  readMore: string;
  next: string;
  previous: string;
  name: string;
  role: string;
  message: string;
  send: string;
  /** Days as a range is printed, by schema.org day pair. */
  days: Record<'Mo-Fr' | 'Mo-Th' | 'Fr' | 'Sa' | 'Tu-Su', string>;
  /** Prints `09:00-17:30` as locals do. */
  hours(open: string, close: string): string;
  /** Slots: {name} {city} {founded} {industry}. */
  welcome: readonly string[];
  about: readonly string[];
  /** What is good about any service. */
  service: readonly string[];
  contactIntro: string;
  legal: readonly string[];
  /** Titles and sentences of articles. Slots: {service} {city} {name} {n}. */
  articleTitles: readonly string[];
  articleSentences: readonly string[];
}

export type PageKind =
  | 'home'
  | 'contact'
  | 'team'
  | 'about'
  | 'services'
  | 'legal'
  | 'blog'
  | 'article';

export function fillSlots(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (slot, key: string) => String(values[key] ?? slot));
}
