/** Names of countries, states and provinces as addresses spell them. */

const table = (rows: string): ReadonlyMap<string, string> =>
  new Map(
    rows.split('|').flatMap((row) => {
      const [code, ...names] = row.split(',');
      return [code!, ...names].map((name): [string, string] => [name.toLowerCase(), code!]);
    }),
  );

/** Lower-case name or code to the state's two letters. */
export const US_STATES = table(
  'AL,Alabama,Ala|AK,Alaska|AZ,Arizona,Ariz|AR,Arkansas,Ark|CA,California,Calif|CO,Colorado,Colo|' +
    'CT,Connecticut,Conn|DE,Delaware,Del|FL,Florida,Fla|GA,Georgia|HI,Hawaii|ID,Idaho|IL,Illinois,Ill|' +
    'IN,Indiana,Ind|IA,Iowa|KS,Kansas,Kans|KY,Kentucky|LA,Louisiana|ME,Maine|MD,Maryland|' +
    'MA,Massachusetts,Mass|MI,Michigan,Mich|MN,Minnesota,Minn|MS,Mississippi,Miss|MO,Missouri|MT,Montana|' +
    'NE,Nebraska,Nebr|NV,Nevada,Nev|NH,New Hampshire,N.H|NJ,New Jersey,N.J|NM,New Mexico,N.M|' +
    'NY,New York,N.Y|NC,North Carolina,N.C|ND,North Dakota,N.D|OH,Ohio|OK,Oklahoma,Okla|OR,Oregon,Ore|' +
    'PA,Pennsylvania,Penn|RI,Rhode Island,R.I|SC,South Carolina,S.C|SD,South Dakota,S.D|TN,Tennessee,Tenn|' +
    'TX,Texas,Tex|UT,Utah|VT,Vermont|VA,Virginia|WA,Washington,Wash|WV,West Virginia,W.V,W.Va|' +
    'WI,Wisconsin,Wis|WY,Wyoming,Wyo|DC,District of Columbia,D.C|PR,Puerto Rico|GU,Guam|VI,Virgin Islands',
);

export const CA_PROVINCES = table(
  'AB,Alberta|BC,British Columbia,B.C|MB,Manitoba|NB,New Brunswick,N.B|NL,Newfoundland,Newfoundland and Labrador|' +
    'NS,Nova Scotia,N.S|NT,Northwest Territories|NU,Nunavut|ON,Ontario,Ont|PE,Prince Edward Island,P.E.I,PEI|' +
    'QC,Quebec,Québec,Que,PQ|SK,Saskatchewan,Sask|YT,Yukon',
);

export const AU_STATES = table(
  'NSW,New South Wales|VIC,Victoria|QLD,Queensland|SA,South Australia|WA,Western Australia|TAS,Tasmania|' +
    'NT,Northern Territory|ACT,Australian Capital Territory',
);

/** Counties and nations that stand between town and postcode in Britain and Ireland. */
export const GB_COUNTIES = new Set(
  (
    'avon|bedfordshire|beds|berkshire|berks|buckinghamshire|bucks|cambridgeshire|cambs|cheshire|cleveland|' +
    'cornwall|cumbria|derbyshire|devon|dorset|co durham|county durham|durham|east sussex|west sussex|sussex|essex|' +
    'gloucestershire|glos|greater manchester|greater london|hampshire|hants|herefordshire|hertfordshire|herts|' +
    'isle of wight|kent|lancashire|lancs|leicestershire|leics|lincolnshire|lincs|merseyside|middlesex|middx|' +
    'norfolk|northamptonshire|northants|northumberland|nottinghamshire|notts|oxfordshire|oxon|rutland|' +
    'shropshire|somerset|staffordshire|staffs|suffolk|surrey|tyne & wear|tyne and wear|warwickshire|' +
    'west midlands|wiltshire|wilts|worcestershire|worcs|east yorkshire|north yorkshire|south yorkshire|' +
    'west yorkshire|yorkshire|aberdeenshire|angus|argyll|ayrshire|fife|lanarkshire|lothian|perthshire|' +
    'renfrewshire|stirlingshire|gwent|gwynedd|dyfed|clwyd|powys|co antrim|co down|co armagh|co tyrone|' +
    'county antrim|county down|scotland|wales|england|northern ireland|isle of man|falkirk|co cork|co kerry|' +
    'co galway|co kildare|co meath|co wicklow|co offaly|co mayo|co limerick|co clare|co tipperary'
  ).split('|'),
);

export const COUNTRIES = table(
  'US,USA,U.S.A.,U.S.A,U.S.,United States,United States of America|' +
    'GB,UK,U.K.,United Kingdom,Great Britain,England,Scotland,Wales,Northern Ireland|CA,Canada|' +
    'DE,Germany,Deutschland,Allemagne|FR,France,Frankreich|NL,Netherlands,The Netherlands,Nederland,Holland|' +
    'BE,Belgium,België,Belgique|AT,Austria,Österreich|CH,Switzerland,Schweiz,Suisse|ES,Spain,España|IT,Italy,Italia|' +
    'PT,Portugal|IE,Ireland,Republic of Ireland,Éire|AU,Australia|NZ,New Zealand|SE,Sweden,Sverige|NO,Norway,Norge|' +
    'DK,Denmark,Danmark|FI,Finland,Suomi|PL,Poland,Polska|CZ,Czech Republic,Czechia|HU,Hungary|RO,Romania|GR,Greece|' +
    'JP,Japan,日本|CN,China,P.R. China|IN,India|SG,Singapore|HK,Hong Kong|ZA,South Africa|BR,Brazil,Brasil|' +
    'MX,Mexico,México|AE,UAE,United Arab Emirates|IL,Israel|TR,Turkey|KR,South Korea,Korea|LU,Luxembourg',
);

/** Two-letter code for a name or a code; null for anything else. */
export function toCountryCode(text: string): string | null {
  const name = text
    .trim()
    .replace(/[.,;]+$/, '')
    .toLowerCase();
  if (/^[a-z]{2}$/.test(name) && !COUNTRIES.has(name))
    return isIsoCode(name) ? name.toUpperCase() : null;
  return COUNTRIES.get(name) ?? COUNTRIES.get(`${name}.`) ?? null;
}

const REGION_NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function isIsoCode(code: string): boolean {
  return REGION_NAMES.of(code.toUpperCase()) !== undefined;
}

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
let allNames: ReadonlyMap<string, string> | undefined;

/**
 * The code of any country by its English name. For names that stand alone where a country would:
 * in a sentence Georgia is a state, Jordan a man and Chad another.
 */
export function countryNamed(name: string): string | null {
  allNames ??= new Map(
    LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((code) => {
      const known = isIsoCode(code.toLowerCase()) ? REGION_NAMES.of(code) : undefined;
      return known === undefined ? [] : [[known.toLowerCase(), code] as const];
    }),
  );
  const key = name.trim().toLowerCase();
  return COUNTRIES.get(key) ?? allNames.get(key) ?? null;
}
