/**
 * The companies of a sample workspace. Nobody here exists: domains end in .example (RFC 2606) and
 * numbers come from the ranges that regulators keep for fiction.
 */
export interface SampleCompany {
  domain: string;
  name: string;
  industry: string;
  pitch: string;
  email: string;
  /** As the page prints it, and in E.164. */
  phone: { raw: string; value: string };
  street: string;
  postalCode: string;
  city: string;
  country: string;
  tags: string[];
  status: 'new' | 'working' | 'qualified' | 'unqualified';
  people: SamplePerson[];
}

export interface SamplePerson {
  name: string;
  title: string;
  email?: string;
  linkedin?: string;
  status?: SampleCompany['status'];
  note?: string;
}

export const SAMPLE_TAGS = { Priority: 'clay', Nordics: 'lake', 'Met at fair': 'fern' } as const;

export const SAMPLE_COMPANIES: SampleCompany[] = [
  {
    domain: 'nordbygg-tegel.example',
    name: 'Nordbygg Tegel AB',
    industry: 'Building materials',
    pitch: 'Hand-struck brick from Skåne, delivered to building sites across Sweden since 1961.',
    email: 'order@nordbygg-tegel.example',
    phone: { raw: '08-465 004 12', value: '+46846500412' },
    street: 'Tegelvägen 4',
    postalCode: '117 43',
    city: 'Stockholm',
    country: 'SE',
    tags: ['Nordics', 'Priority'],
    status: 'working',
    people: [
      {
        name: 'Ingrid Sandqvist',
        title: 'Head of Purchasing',
        email: 'ingrid.sandqvist@nordbygg-tegel.example',
        status: 'qualified',
        note: 'Rebuilds the supplier list in autumn. Wants a price per pallet, delivered.',
      },
      { name: 'Mattias Ek', title: 'Site Logistics', email: 'mattias.ek@nordbygg-tegel.example' },
    ],
  },
  {
    domain: 'fjordlys-armatur.example',
    name: 'Fjordlys Armatur',
    industry: 'Lighting',
    pitch: 'Street and harbour lights that stand salt, storm and forty winters.',
    email: 'hej@fjordlys-armatur.example',
    phone: { raw: '031-390 06 27', value: '+46313900627' },
    street: 'Lindholmspiren 9',
    postalCode: '417 56',
    city: 'Göteborg',
    country: 'SE',
    tags: ['Nordics'],
    status: 'new',
    people: [
      {
        name: 'Oskar Lindh',
        title: 'Chief Executive',
        linkedin: 'https://www.linkedin.com/in/oskar-lindh-fjordlys-sample',
      },
      {
        name: 'Elin Bergström',
        title: 'Sales Manager',
        email: 'elin@fjordlys-armatur.example',
        status: 'working',
        note: 'Called on Tuesday, asked for references from other ports.',
      },
    ],
  },
  {
    domain: 'spreequell-dental.example',
    name: 'Spreequell Dental',
    industry: 'Dental practice',
    pitch: 'Zahnmedizin am Ufer: Prophylaxe, Implantate und ein Labor im Haus.',
    email: 'praxis@spreequell-dental.example',
    phone: { raw: '030 23125 118', value: '+493023125118' },
    street: 'Holsteiner Ufer 22',
    postalCode: '10557',
    city: 'Berlin',
    country: 'DE',
    tags: [],
    status: 'new',
    people: [
      {
        name: 'Dr. Katharina Vogt',
        title: 'Praxisinhaberin',
        email: 'vogt@spreequell-dental.example',
      },
      { name: 'Jonas Reuter', title: 'Praxismanager', email: 'reuter@spreequell-dental.example' },
    ],
  },
  {
    domain: 'elbwerk-antriebe.example',
    name: 'Elbwerk Antriebe GmbH',
    industry: 'Mechanical engineering',
    pitch: 'Getriebe für Fördertechnik, gebaut in Hamburg, gewartet in ganz Europa.',
    email: 'info@elbwerk-antriebe.example',
    phone: { raw: '040 66969 204', value: '+494066969204' },
    street: 'Veddeler Damm 31',
    postalCode: '20457',
    city: 'Hamburg',
    country: 'DE',
    tags: ['Priority', 'Met at fair'],
    status: 'qualified',
    people: [
      {
        name: 'Heike Brandt',
        title: 'Leiterin Einkauf',
        email: 'h.brandt@elbwerk-antriebe.example',
        status: 'qualified',
        note: 'Met in hall 4. Budget is set, decision in the third quarter.',
      },
      {
        name: 'Cem Yıldız',
        title: 'Leiter Produktion',
        linkedin: 'https://www.linkedin.com/in/cem-yildiz-elbwerk-sample',
      },
    ],
  },
  {
    domain: 'harrow-and-finch.example',
    name: 'Harrow and Finch',
    industry: 'Law firm',
    pitch: 'Commercial property and construction law, from a small office with long memories.',
    email: 'chambers@harrow-and-finch.example',
    phone: { raw: '020 7946 0153', value: '+442079460153' },
    street: '18 Lamb Passage',
    postalCode: 'EC1Y 8LE',
    city: 'London',
    country: 'GB',
    tags: [],
    status: 'unqualified',
    people: [
      {
        name: 'Rosalind Finch',
        title: 'Senior Partner',
        email: 'r.finch@harrow-and-finch.example',
        status: 'unqualified',
        note: 'Bound to another supplier until next year. Ask again in spring.',
      },
      {
        name: 'Theo Abara',
        title: 'Practice Manager',
        email: 't.abara@harrow-and-finch.example',
      },
    ],
  },
  {
    domain: 'pennine-cold-chain.example',
    name: 'Pennine Cold Chain',
    industry: 'Logistics',
    pitch: 'Chilled storage and night runs between the Humber and the Mersey.',
    email: 'desk@pennine-cold-chain.example',
    phone: { raw: '0113 496 0382', value: '+441134960382' },
    street: '7 Copley Hill',
    postalCode: 'LS12 1HE',
    city: 'Leeds',
    country: 'GB',
    tags: ['Met at fair'],
    status: 'working',
    people: [
      {
        name: 'Graham Ollerton',
        title: 'Fleet Director',
        email: 'graham@pennine-cold-chain.example',
      },
      {
        name: 'Priya Nair',
        title: 'Head of Compliance',
        email: 'priya@pennine-cold-chain.example',
        status: 'working',
      },
    ],
  },
  {
    domain: 'atelier-corbin.example',
    name: 'Atelier Corbin',
    industry: 'Furniture maker',
    pitch: 'Tables et bibliothèques sur mesure, en chêne du Perche.',
    email: 'bonjour@atelier-corbin.example',
    phone: { raw: '01 99 00 41 76', value: '+33199004176' },
    street: '12 rue des Taillandiers',
    postalCode: '75011',
    city: 'Paris',
    country: 'FR',
    tags: ['Priority'],
    status: 'new',
    people: [
      {
        name: 'Lucie Corbin',
        title: 'Fondatrice',
        email: 'lucie@atelier-corbin.example',
      },
      {
        name: 'Marius Delage',
        title: 'Chef d’atelier',
        linkedin: 'https://www.linkedin.com/in/marius-delage-corbin-sample',
      },
    ],
  },
  {
    domain: 'copper-creek-roasters.example',
    name: 'Copper Creek Roasters',
    industry: 'Coffee roaster',
    pitch: 'Small-batch coffee for offices and restaurants all over Oregon.',
    email: 'wholesale@copper-creek-roasters.example',
    phone: { raw: '(503) 555-0147', value: '+15035550147' },
    street: '2210 SE Division Street',
    postalCode: '97202',
    city: 'Portland',
    country: 'US',
    tags: [],
    status: 'new',
    people: [
      {
        name: 'Dana Whitlock',
        title: 'Wholesale Lead',
        email: 'dana@copper-creek-roasters.example',
      },
      { name: 'Miguel Arroyo', title: 'Operations', email: 'miguel@copper-creek-roasters.example' },
    ],
  },
];
