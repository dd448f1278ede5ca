/** Answers as the providers' references print them, cut to what matters here, about one made-up company. */

export const APOLLO_PERSON = {
  person: {
    id: '64a7ff0cc4dfae00013df1a5',
    first_name: 'Karin',
    last_name: 'Lund',
    name: 'Karin Lund',
    linkedin_url: 'http://www.linkedin.com/in/karin-lund',
    title: 'Head of Procurement',
    email_status: 'verified',
    email: 'karin.lund@nordbygg.se',
    city: 'Gothenburg',
    state: 'Västra Götaland County',
    country: 'Sweden',
    seniority: 'head',
    twitter_url: null,
    phone_numbers: [{ raw_number: '+46 31 123 45 00', sanitized_number: '+46311234500' }],
    organization: {
      id: '5e66b6381e05b4008c8331b8',
      name: 'Nordbygg AB',
      website_url: 'http://www.nordbygg.se',
      primary_domain: 'nordbygg.se',
      industry: 'construction',
      estimated_num_employees: 84,
      annual_revenue: 12_000_000,
      technology_names: ['Microsoft Office 365', 'WordPress.org'],
    },
  },
};

export const APOLLO_ORGANIZATION = {
  organization: {
    ...APOLLO_PERSON.person.organization,
    linkedin_url: 'http://www.linkedin.com/company/nordbygg',
    primary_phone: { number: '+46 31 123 45 00', sanitized_number: '+46311234500' },
    street_address: 'Hamngatan 4',
    city: 'Gothenburg',
    state: 'Västra Götaland County',
    postal_code: '411 08',
    country: 'Sweden',
    founded_year: 1998,
    short_description: 'Builds houses of wood.',
    total_funding: null,
  },
};

const PERSON_RECORD = {
  id: 'd54c54ad-40be-4305-8a34-0ab44710b90d',
  name: { fullName: 'Karin Lund', givenName: 'Karin', familyName: 'Lund' },
  email: 'karin.lund@nordbygg.se',
  geo: { city: 'Gothenburg', stateCode: null, countryCode: 'SE' },
  employment: {
    domain: 'nordbygg.se',
    name: 'Nordbygg AB',
    title: 'Head of Procurement',
    seniority: 'manager',
  },
  linkedin: { handle: 'in/karin-lund' },
  twitter: { handle: null },
  fuzzy: false,
};

export const COMPANY_RECORD = {
  id: 'c5a6a9c5-303a-455a-935c-9dffcd2ed756',
  name: 'Nordbygg',
  legalName: 'Nordbygg AB',
  domain: 'nordbygg.se',
  category: { sector: 'Industrials', industry: 'Construction' },
  description: 'Builds houses of wood.',
  foundedYear: 1998,
  geo: {
    streetNumber: '4',
    streetName: 'Hamngatan',
    city: 'Gothenburg',
    postalCode: '411 08',
    stateCode: null,
    countryCode: 'SE',
  },
  linkedin: { handle: 'company/nordbygg' },
  twitter: { handle: 'nordbygg', followers: 12 },
  facebook: { handle: 'nordbyggab' },
  phone: '+46 31 123 45 00',
  site: { phoneNumbers: [], emailAddresses: ['info@nordbygg.se'] },
  tech: ['google_analytics'],
  metrics: { employees: 84, employeesRange: '51-250', estimatedAnnualRevenue: '$10M-$50M' },
};

export const COMBINED_RECORD = { person: PERSON_RECORD, company: COMPANY_RECORD };

export const HUNTER_FINDER = {
  data: {
    first_name: 'Karin',
    last_name: 'Lund',
    email: 'karin.lund@nordbygg.se',
    score: 97,
    domain: 'nordbygg.se',
    accept_all: false,
    position: 'Head of Procurement',
    twitter: null,
    linkedin_url: 'https://www.linkedin.com/in/karin-lund',
    phone_number: null,
    company: 'Nordbygg AB',
    sources: [
      { domain: 'nordbygg.se', uri: 'http://nordbygg.se/team', extracted_on: '2026-01-02' },
    ],
    verification: { date: '2026-06-14', status: 'valid' },
  },
  meta: { params: {} },
};

export const HUNTER_DOMAIN = {
  data: {
    domain: 'nordbygg.se',
    disposable: false,
    webmail: false,
    accept_all: false,
    pattern: '{first}.{last}',
    organization: 'Nordbygg AB',
    description: 'Builds houses of wood.',
    industry: 'Construction',
    twitter: 'https://twitter.com/nordbygg',
    facebook: null,
    linkedin: 'https://linkedin.com/company/nordbygg',
    instagram: null,
    technologies: ['wordpress'],
    country: 'SE',
    state: null,
    city: 'Gothenburg',
    postal_code: '411 08',
    street: 'Hamngatan 4',
    headcount: '51-200',
    emails: [
      { value: 'karin.lund@nordbygg.se', type: 'personal', confidence: 97 },
      { value: 'info@nordbygg.se', type: 'generic', confidence: 92, verification: null },
    ],
  },
  meta: { results: 2, limit: 10, offset: 0 },
};

export const CRUNCHBASE_SEARCH = {
  count: 1,
  entities: [
    {
      uuid: '9fe491b2-b6a1-5c87-0f4d-226dd0cc97a9',
      properties: {
        identifier: {
          uuid: '9fe491b2',
          value: 'Nordbygg',
          permalink: 'nordbygg',
          entity_def_id: 'organization',
        },
      },
    },
  ],
};

export const CRUNCHBASE_ENTITY = {
  properties: {
    identifier: {
      uuid: '9fe491b2',
      value: 'Nordbygg',
      permalink: 'nordbygg',
      entity_def_id: 'organization',
    },
    short_description: 'Nordbygg builds houses of wood.',
    website_url: 'https://www.nordbygg.se',
    num_employees_enum: 'c_00051_00100',
    revenue_range: 'r_00010000',
    founded_on: { precision: 'year', value: '1998-01-01' },
    funding_total: { value: 9_500_000, currency: 'SEK', value_usd: 900_000 },
    categories: [{ uuid: 'x', value: 'Construction', permalink: 'construction' }],
    location_identifiers: [
      { value: 'Gothenburg', location_type: 'city' },
      { value: 'Vastra Gotaland', location_type: 'region' },
      { value: 'Sweden', location_type: 'country' },
    ],
    linkedin: { value: 'https://www.linkedin.com/company/nordbygg' },
    phone_number: '+46 31 123 45 00',
    contact_email: 'info@nordbygg.se',
  },
};

export const PLACE_SEARCH = { places: [{ id: 'ChIJ-other' }, { id: 'ChIJ-nordbygg' }] };

export const PLACES: Record<string, object> = {
  'ChIJ-other': {
    id: 'ChIJ-other',
    displayName: { text: 'Nordic Bakery' },
    websiteUri: 'https://bakery.se/',
  },
  'ChIJ-nordbygg': {
    id: 'ChIJ-nordbygg',
    displayName: { text: 'Nordbygg AB', languageCode: 'sv' },
    businessStatus: 'OPERATIONAL',
    internationalPhoneNumber: '+46 31 123 45 00',
    websiteUri: 'https://www.nordbygg.se/',
    googleMapsUri: 'https://maps.google.com/?cid=1234567890',
    addressComponents: [
      { longText: '4', shortText: '4', types: ['street_number'] },
      { longText: 'Hamngatan', shortText: 'Hamngatan', types: ['route'] },
      { longText: 'Göteborg', shortText: 'Göteborg', types: ['postal_town'] },
      { longText: 'Sweden', shortText: 'SE', types: ['country', 'political'] },
      { longText: '411 08', shortText: '411 08', types: ['postal_code'] },
    ],
    primaryTypeDisplayName: { text: 'General contractor', languageCode: 'en' },
    regularOpeningHours: { weekdayDescriptions: ['Monday: 8:00 AM – 5:00 PM', 'Sunday: Closed'] },
  },
};

export const TWILIO_LOOKUP = {
  calling_country_code: '46',
  country_code: 'SE',
  phone_number: '+46311234500',
  national_format: '031-123 45 00',
  valid: true,
  validation_errors: [],
  caller_name: null,
  line_type_intelligence: {
    error_code: null,
    mobile_country_code: null,
    mobile_network_code: null,
    carrier_name: 'Telia',
    type: 'landline',
  },
  url: 'https://lookups.twilio.com/v2/PhoneNumbers/+46311234500',
};

/** As long as LinkedIn gives it. */
export const LINKEDIN_TOKEN = {
  access_token: 'AQXdSP_W41_UPs5ioT_t8HESyODB4FqbkJ8LrV_5mff4',
  expires_in: 1800,
};

export const ASSOCIATION_PATH =
  '/v2/salesNavigatorProfileAssociations/(partner:MS,instanceId:nordbygg.crm4.dynamics.com,recordId:7e0db184-267b-e811-a95e-000d3a30d5db)';

export const PROFILE_ASSOCIATION = {
  profilePhoto:
    'https://media.licdn.com/dms/image/C4E03AQ/profile-displayphoto-shrink_100_100/0?e=1559779200',
  profile: 'https://www.linkedin.com/sales/people/ACwAAAwMJ8gB1ACzMnNA8Sj1P,NAME_SEARCH',
  member: 'urn:li:person:ACwAAAwMJ8gB1ACzMnNA8Sj1P',
};
