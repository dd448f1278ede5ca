/**
 * Time zones by country, by region and by telephone area code. Countries are those of the tz
 * database's zone.tab (public domain), each with the zone that most of its people live in.
 */

/** Countries in which it is not the same time everywhere: there the zone is a guess until told by more. */
export const MANY_ZONES: ReadonlySet<string> = new Set(
  'AU BR CA CD CL CN EC ES FM GL ID KI MN MX NZ PF PG PT RU UA UM US'.split(' '),
);

/** ISO 3166-1 alpha-2 to IANA zone. */
export const COUNTRY_ZONES: ReadonlyMap<string, string> = pairs(
  'AD Europe/Andorra|AE Asia/Dubai|AF Asia/Kabul|AG America/Antigua|AI America/Anguilla|' +
    'AL Europe/Tirane|AM Asia/Yerevan|AO Africa/Luanda|AR America/Argentina/Buenos_Aires|' +
    'AS Pacific/Pago_Pago|AT Europe/Vienna|AU Australia/Sydney|AW America/Aruba|AX Europe/Mariehamn|' +
    'AZ Asia/Baku|BA Europe/Sarajevo|BB America/Barbados|BD Asia/Dhaka|BE Europe/Brussels|' +
    'BF Africa/Ouagadougou|BG Europe/Sofia|BH Asia/Bahrain|BI Africa/Bujumbura|BJ Africa/Porto-Novo|' +
    'BL America/St_Barthelemy|BM Atlantic/Bermuda|BN Asia/Brunei|BO America/La_Paz|' +
    'BQ America/Kralendijk|BR America/Sao_Paulo|BS America/Nassau|BT Asia/Thimphu|BW Africa/Gaborone|' +
    'BY Europe/Minsk|BZ America/Belize|CA America/Toronto|CC Indian/Cocos|CD Africa/Kinshasa|' +
    'CF Africa/Bangui|CG Africa/Brazzaville|CH Europe/Zurich|CI Africa/Abidjan|CK Pacific/Rarotonga|' +
    'CL America/Santiago|CM Africa/Douala|CN Asia/Shanghai|CO America/Bogota|CR America/Costa_Rica|' +
    'CU America/Havana|CV Atlantic/Cape_Verde|CW America/Curacao|CX Indian/Christmas|CY Asia/Nicosia|' +
    'CZ Europe/Prague|DE Europe/Berlin|DJ Africa/Djibouti|DK Europe/Copenhagen|DM America/Dominica|' +
    'DO America/Santo_Domingo|DZ Africa/Algiers|EC America/Guayaquil|EE Europe/Tallinn|' +
    'EG Africa/Cairo|EH Africa/El_Aaiun|ER Africa/Asmara|ES Europe/Madrid|ET Africa/Addis_Ababa|' +
    'FI Europe/Helsinki|FJ Pacific/Fiji|FK Atlantic/Stanley|FM Pacific/Pohnpei|FO Atlantic/Faroe|' +
    'FR Europe/Paris|GA Africa/Libreville|GB Europe/London|GD America/Grenada|GE Asia/Tbilisi|' +
    'GF America/Cayenne|GG Europe/Guernsey|GH Africa/Accra|GI Europe/Gibraltar|GL America/Nuuk|' +
    'GM Africa/Banjul|GN Africa/Conakry|GP America/Guadeloupe|GQ Africa/Malabo|GR Europe/Athens|' +
    'GS Atlantic/South_Georgia|GT America/Guatemala|GU Pacific/Guam|GW Africa/Bissau|' +
    'GY America/Guyana|HK Asia/Hong_Kong|HN America/Tegucigalpa|HR Europe/Zagreb|' +
    'HT America/Port-au-Prince|HU Europe/Budapest|ID Asia/Jakarta|IE Europe/Dublin|IL Asia/Jerusalem|' +
    'IM Europe/Isle_of_Man|IN Asia/Kolkata|IO Indian/Chagos|IQ Asia/Baghdad|IR Asia/Tehran|' +
    'IS Atlantic/Reykjavik|IT Europe/Rome|JE Europe/Jersey|JM America/Jamaica|JO Asia/Amman|' +
    'JP Asia/Tokyo|KE Africa/Nairobi|KG Asia/Bishkek|KH Asia/Phnom_Penh|KI Pacific/Tarawa|' +
    'KM Indian/Comoro|KN America/St_Kitts|KP Asia/Pyongyang|KR Asia/Seoul|KW Asia/Kuwait|' +
    'KY America/Cayman|KZ Asia/Almaty|LA Asia/Vientiane|LB Asia/Beirut|LC America/St_Lucia|' +
    'LI Europe/Vaduz|LK Asia/Colombo|LR Africa/Monrovia|LS Africa/Maseru|LT Europe/Vilnius|' +
    'LU Europe/Luxembourg|LV Europe/Riga|LY Africa/Tripoli|MA Africa/Casablanca|MC Europe/Monaco|' +
    'MD Europe/Chisinau|ME Europe/Podgorica|MF America/Marigot|MG Indian/Antananarivo|' +
    'MH Pacific/Majuro|MK Europe/Skopje|ML Africa/Bamako|MM Asia/Yangon|MN Asia/Ulaanbaatar|' +
    'MO Asia/Macau|MP Pacific/Saipan|MQ America/Martinique|MR Africa/Nouakchott|MS America/Montserrat|' +
    'MT Europe/Malta|MU Indian/Mauritius|MV Indian/Maldives|MW Africa/Blantyre|MX America/Mexico_City|' +
    'MY Asia/Kuala_Lumpur|MZ Africa/Maputo|NA Africa/Windhoek|NC Pacific/Noumea|NE Africa/Niamey|' +
    'NF Pacific/Norfolk|NG Africa/Lagos|NI America/Managua|NL Europe/Amsterdam|NO Europe/Oslo|' +
    'NP Asia/Kathmandu|NR Pacific/Nauru|NU Pacific/Niue|NZ Pacific/Auckland|OM Asia/Muscat|' +
    'PA America/Panama|PE America/Lima|PF Pacific/Tahiti|PG Pacific/Port_Moresby|PH Asia/Manila|' +
    'PK Asia/Karachi|PL Europe/Warsaw|PM America/Miquelon|PN Pacific/Pitcairn|PR America/Puerto_Rico|' +
    'PS Asia/Gaza|PT Europe/Lisbon|PW Pacific/Palau|PY America/Asuncion|QA Asia/Qatar|' +
    'RE Indian/Reunion|RO Europe/Bucharest|RS Europe/Belgrade|RU Europe/Moscow|RW Africa/Kigali|' +
    'SA Asia/Riyadh|SB Pacific/Guadalcanal|SC Indian/Mahe|SD Africa/Khartoum|SE Europe/Stockholm|' +
    'SG Asia/Singapore|SH Atlantic/St_Helena|SI Europe/Ljubljana|SJ Arctic/Longyearbyen|' +
    'SK Europe/Bratislava|SL Africa/Freetown|SM Europe/San_Marino|SN Africa/Dakar|SO Africa/Mogadishu|' +
    'SR America/Paramaribo|SS Africa/Juba|ST Africa/Sao_Tome|SV America/El_Salvador|' +
    'SX America/Lower_Princes|SY Asia/Damascus|SZ Africa/Mbabane|TC America/Grand_Turk|' +
    'TD Africa/Ndjamena|TF Indian/Kerguelen|TG Africa/Lome|TH Asia/Bangkok|TJ Asia/Dushanbe|' +
    'TK Pacific/Fakaofo|TL Asia/Dili|TM Asia/Ashgabat|TN Africa/Tunis|TO Pacific/Tongatapu|' +
    'TR Europe/Istanbul|TT America/Port_of_Spain|TV Pacific/Funafuti|TW Asia/Taipei|' +
    'TZ Africa/Dar_es_Salaam|UA Europe/Kyiv|UG Africa/Kampala|UM Pacific/Midway|US America/New_York|' +
    'UY America/Montevideo|UZ Asia/Tashkent|VA Europe/Vatican|VC America/St_Vincent|' +
    'VE America/Caracas|VG America/Tortola|VI America/St_Thomas|VN Asia/Ho_Chi_Minh|VU Pacific/Efate|' +
    'WF Pacific/Wallis|WS Pacific/Apia|YE Asia/Aden|YT Indian/Mayotte|ZA Africa/Johannesburg|' +
    'ZM Africa/Lusaka|ZW Africa/Harare',
);

/** Codes in capitals, names folded to plain lower case; `*` marks what lies in two zones. */
const REGION_ROWS: readonly (readonly [country: string, zone: string, names: string])[] = [
  [
    'US',
    'America/New_York',
    'CT|connecticut|DE|delaware|DC|district of columbia|FL*|florida*|GA|georgia|KY*|kentucky*|ME|maine|MD|maryland|MA|massachusetts|NH|new hampshire|NJ|new jersey|NY|new york|NC|north carolina|OH|ohio|PA|pennsylvania|RI|rhode island|SC|south carolina|VT|vermont|VA|virginia|WV|west virginia',
  ],
  ['US', 'America/Detroit', 'MI|michigan'],
  ['US', 'America/Indiana/Indianapolis', 'IN*|indiana*'],
  [
    'US',
    'America/Chicago',
    'AL|alabama|AR|arkansas|IL|illinois|IA|iowa|KS|kansas|LA|louisiana|MN|minnesota|MS|mississippi|MO|missouri|NE*|nebraska*|ND*|north dakota*|OK|oklahoma|SD*|south dakota*|TN*|tennessee*|TX*|texas*|WI|wisconsin',
  ],
  ['US', 'America/Denver', 'CO|colorado|MT|montana|NM|new mexico|UT|utah|WY|wyoming'],
  ['US', 'America/Boise', 'ID*|idaho*'],
  ['US', 'America/Phoenix', 'AZ|arizona'],
  ['US', 'America/Los_Angeles', 'CA|california|NV|nevada|OR*|oregon*|WA|washington'],
  ['US', 'America/Anchorage', 'AK|alaska'],
  ['US', 'Pacific/Honolulu', 'HI|hawaii'],
  ['US', 'America/Puerto_Rico', 'PR|puerto rico|VI|virgin islands'],
  ['US', 'Pacific/Guam', 'GU|guam'],
  ['CA', 'America/Toronto', 'ON*|ontario*|QC*|quebec*'],
  ['CA', 'America/Vancouver', 'BC*|british columbia*'],
  ['CA', 'America/Edmonton', 'AB|alberta|NT|northwest territories'],
  ['CA', 'America/Regina', 'SK|saskatchewan'],
  ['CA', 'America/Winnipeg', 'MB|manitoba'],
  ['CA', 'America/Halifax', 'NS|nova scotia|PE|prince edward island'],
  ['CA', 'America/Moncton', 'NB|new brunswick'],
  ['CA', 'America/St_Johns', 'NL|newfoundland and labrador|newfoundland'],
  ['CA', 'America/Whitehorse', 'YT|yukon'],
  ['CA', 'America/Iqaluit', 'NU*|nunavut*'],
  ['AU', 'Australia/Sydney', 'NSW|new south wales|ACT|australian capital territory'],
  ['AU', 'Australia/Melbourne', 'VIC|victoria'],
  ['AU', 'Australia/Brisbane', 'QLD|queensland'],
  ['AU', 'Australia/Adelaide', 'SA|south australia'],
  ['AU', 'Australia/Perth', 'WA|western australia'],
  ['AU', 'Australia/Hobart', 'TAS|tasmania'],
  ['AU', 'Australia/Darwin', 'NT|northern territory'],
  ['BR', 'America/Manaus', 'AM|amazonas'],
  ['BR', 'America/Boa_Vista', 'RR|roraima'],
  ['BR', 'America/Porto_Velho', 'RO|rondonia'],
  ['BR', 'America/Rio_Branco', 'AC|acre'],
  ['BR', 'America/Cuiaba', 'MT|mato grosso'],
  ['BR', 'America/Campo_Grande', 'MS|mato grosso do sul'],
  [
    'BR',
    'America/Sao_Paulo',
    'SP|sao paulo|RJ|rio de janeiro|MG|minas gerais|ES|espirito santo|PR|parana|SC|santa catarina|RS|rio grande do sul|GO|goias|DF|distrito federal|BA|bahia|PE|pernambuco|CE|ceara|MA|maranhao|PA|para|PB|paraiba|RN|rio grande do norte|AL|alagoas|SE|sergipe|PI|piaui|TO|tocantins|AP|amapa',
  ],
  ['MX', 'America/Tijuana', 'BC|BCN|baja california'],
  ['MX', 'America/Hermosillo', 'SON|sonora'],
  ['MX', 'America/Mazatlan', 'SIN|sinaloa|NAY|nayarit|BCS|baja california sur'],
  ['MX', 'America/Cancun', 'ROO|quintana roo'],
  [
    'MX',
    'America/Mexico_City',
    'CDMX|ciudad de mexico|mexico city|MEX|estado de mexico|JAL|jalisco|NL|NLE|nuevo leon|PUE|puebla|GTO|GUA|guanajuato|VER|veracruz|QRO|QUE|queretaro|YUC|yucatan|MICH|michoacan|COAH|coahuila|CHIH|chihuahua|AGS|aguascalientes|SLP|san luis potosi|HGO|hidalgo|MOR|morelos|OAX|oaxaca|TAB|tabasco|CHIS|chiapas',
  ],
  [
    'ES',
    'Atlantic/Canary',
    'CN|canarias|canary islands|islas canarias|las palmas|santa cruz de tenerife',
  ],
  ['PT', 'Atlantic/Azores', 'azores|acores'],
  ['PT', 'Atlantic/Madeira', 'madeira'],
  ['ID', 'Asia/Makassar', 'bali|south sulawesi|sulawesi selatan|east kalimantan|kalimantan timur'],
  [
    'ID',
    'Asia/Jakarta',
    'jakarta|dki jakarta|west java|jawa barat|east java|jawa timur|central java|jawa tengah|banten|north sumatra|sumatera utara',
  ],
  ['ID', 'Asia/Jayapura', 'papua|maluku'],
  ['RU', 'Europe/Kaliningrad', 'kaliningrad'],
  ['RU', 'Europe/Samara', 'samara'],
  ['RU', 'Asia/Yekaterinburg', 'sverdlovsk|chelyabinsk|tyumen|perm|bashkortostan'],
  ['RU', 'Asia/Omsk', 'omsk'],
  ['RU', 'Asia/Novosibirsk', 'novosibirsk'],
  ['RU', 'Asia/Krasnoyarsk', 'krasnoyarsk'],
  ['RU', 'Asia/Irkutsk', 'irkutsk'],
  ['RU', 'Asia/Vladivostok', 'primorsky|primorye|khabarovsk'],
];

/**
 * `COUNTRY REGION` to its zone, by the region's code and by its folded name: `US TX`, `US texas`. One
 * that lies in two zones has the zone of most of its people.
 */
export const REGION_ZONES: ReadonlyMap<string, { timeZone: string; isSplit: boolean }> = new Map(
  REGION_ROWS.flatMap(([country, timeZone, names]) =>
    names.split('|').map((marked) => {
      const isSplit = marked.endsWith('*');
      const name = isSplit ? marked.slice(0, -1) : marked;
      return [`${country} ${name}`, { timeZone, isSplit }] as const;
    }),
  ),
);

function pairs(text: string): ReadonlyMap<string, string> {
  return new Map(text.split('|').map((pair) => pair.split(' ') as [string, string]));
}
