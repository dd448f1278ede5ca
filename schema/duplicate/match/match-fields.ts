/** What is compared of a record, whatever its source: a lead, or a row of some list. Raw texts. */
export interface MatchFields {
  /** Null: cannot tell; the name is then read as one of a company or thing. */
  kind: 'person' | 'company' | null;
  name: string;
  given: string;
  family: string;
  company: string;
  title: string;
  emails: string[];
  phones: string[];
  /** Websites or bare domains. */
  sites: string[];
  street: string;
  city: string;
  region: string;
  postal: string;
  country: string;
  /** Birth or founding date. */
  born: string;
  /** Numbers that are given out once: VAT, register, article; each as `column:value`. */
  codes: string[];
  /** A kind or class, of few values. */
  category: string;
  /** Descriptions and whatever else is text, each as `column:value`. */
  texts: string[];
  /** Price, weight, length, year, …: each as `column:value`; only years' columns are called `year`. */
  amounts: string[];
  /** Which list or system it comes from, by a column of its own or by its id; empty: not known. */
  source: string;
}

export function emptyFields(): MatchFields {
  return {
    kind: null,
    name: '',
    given: '',
    family: '',
    company: '',
    title: '',
    emails: [],
    phones: [],
    sites: [],
    street: '',
    city: '',
    region: '',
    postal: '',
    country: '',
    born: '',
    codes: [],
    category: '',
    texts: [],
    amounts: [],
    source: '',
  };
}
