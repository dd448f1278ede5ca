/**
 * What columns are called: in English, German, French, Dutch, Spanish and Italian, and in a word or two
 * of Portuguese, Polish, Czech, Swedish, Danish, Turkish, Russian (as `fold` writes it), Japanese and
 * Chinese.
 */

/** What a column holds. `skip` is compared with nothing. */
export type ColumnRole =
  | 'id'
  | 'source'
  | 'kind'
  | 'name'
  | 'given'
  | 'family'
  | 'company'
  | 'title'
  | 'email'
  | 'phone'
  | 'site'
  | 'profile'
  | 'street'
  | 'house'
  | 'city'
  | 'region'
  | 'postal'
  | 'country'
  | 'born'
  | 'code'
  | 'category'
  | 'text'
  | 'amount'
  | 'skip';

/** By header, the first that fits. Headers are folded and their words joined by single blanks. */
export const BY_HEADER: [ColumnRole, RegExp][] = [
  [
    'id',
    /^(id|uid|uuid|guid|key|nr|no|record ?id|rec ?id|row ?id|record|ident|kennung|ltable id|rtable id|identifier|(?!(tax|vat|ust|uid|national|steuer)\b)\w+ id|id \w+|\w+ uuid)$/,
  ],
  [
    'source',
    /^((data|lead|record)? ?source( (file|list|system|name|id))?|quelle|herkunft|fuente|fonte|bron|datenquelle|dataset|origin( system)?|(source )?table)$/,
  ],
  [
    'skip',
    /\b(created|updated|modified|inserted|timestamp|last seen|angelegt|geandert|source|quelle|cluster|gold)\b|^(entity|label)( id)?$/,
  ],
  [
    'email',
    /\b(e ?mails?|mails?|correo|courriel|mail ?adresse)\b|email|pochta|メール|邮箱|電子郵件/,
  ],
  [
    'phone',
    /\b(tel|tele?fono?|phones?|telephone|telefon\w*|telephon|mobile?|mobil\w*|handy|cell(ular)?|fax|gsm|rufnummer|ph|festnetz|movil|portable|telefoon\w*|contact (no|number))\b|phone|電話|电话|手机|携帯/,
  ],
  [
    'profile',
    /linked ?in|\bxing\b|\b(twitter|facebook|instagram|github)\b|^(public )?profile( url| link)?$/,
  ],
  [
    'site',
    /\b(web|website|url|homepage|domain|site|internet|webseite|sitio|www|link)\b|website|\bsait\b|ホームページ|网站/,
  ],
  [
    'born',
    /\b(dob|birth\w*|born|geburt\w*|geb|naissance|nacimiento|date of birth|geboorte\w*|nascita)\b|birth|rozhdenia|urodzenia|narozeni|nascimento|fodelse\w*|fodsel\w*|dogum|生年月日|出生/,
  ],
  [
    'given',
    /\b((first|given|fore|christian) ?name|fname|givenname|vorname|rufname|prenom|voornaam|nombre de pila)\b|firstname|givenname|^(fn|first|given|ima|imie|jmeno|fornamn|fornavn|ad|adi|名)$/,
  ],
  [
    'family',
    /\b((last|family|sur) ?name|lname|sname|surname|nachname|familienname|nom de famille|achternaam|apellidos?|cognome|middle name)\b|lastname|surname|^(ln|last|family|familia|nazwisko|prijmeni|efternamn|etternavn|efternavn|sobrenome|soyad\w*|姓)$/,
  ],
  [
    'code',
    /\b(vat|tax|ust\w*|siret|siren|ein|ssn|soc sec\w*|national id|passport|iban|isbn|ean|upc|gtin|sku|mpn|asin|duns|lei|kvk|hrb|handelsregister|registration|reg (no|number|nr)|company (no|number)|license|licence|model ?(no|number|nr)|modelno|part ?(no|number)|registernummer|nif|cif|p iva|partita iva|insurance (no|number)|nino|npi|doi)\b|model|\b(inn|ogrn|nip|regon|ico|cnpj)\b|法人番号/,
  ],
  [
    'title',
    /\b(job( title)?|position|role|function|funktion|beruf|occupation|poste|cargo|rol|funktie)\b|jobtitle|\b(dolzhnost|stanowisko)\b|役職|职位/,
  ],
  [
    'postal',
    /\b(post ?(al)? ?codes?|postal|zip\w*|plz|postleitzahl|cp|codigo postal|code postal|cap|pin ?code|postcode)\b|postcode|zipcode|pocztowy|\b(psc|indeks|postn\w*|cep)\b|郵便番号|邮编/,
  ],
  [
    'house',
    /\b(house ?(no|number|nr)?|hausn\w*|street ?(no|number|nr)|huisnummer|numero|building number|hnr)\b/,
  ],
  [
    'city',
    /\b(city|town|ort|stadt|ville|ciudad|citta|plaats|gemeinde|locality|suburb|municipality|place|wohnort|localidad|commune|woonplaats|stad|comune|poblacion)\b|\b(gorod|miasto|mesto|cidade|sehir)\b|城市|都市|市区/,
  ],
  [
    'region',
    /\b(state|province|region|county|bundesland|provincia|departement|kanton|canton|provincie|district)\b|^st$/,
  ],
  ['country', /\b(country|land|pays|pais|nation|paese|ctry)\b|\b(strana|zeme|ulke)\b|国家|^国$/],
  [
    'street',
    /\b(street\w*|addr\w*|adres\w*|str|strasse|anschrift|rue|calle|via|straat|direccion|indirizzo|line ?[12]|location|domicilio|road)\b|address|street|\b(ulitsa|ulica|ulice|endereco|gata|vej)\b|住所|所在地|地址/,
  ],
  [
    'company',
    /\b(company|employer|organi[sz]ation|firm|firma|unternehmen|societe|entreprise|empresa|bedrijf\w*|azienda|business|account|arbeitgeber|manufacturer|brand|maker|vendor|marke|hersteller|artist|authors?|brewery|brew factory|publisher|venue)\b|company|manufacturer|\b(kompania|organizatsia|zamestnavatel|pracodawca)\b|勤務先/,
  ],
  [
    'name',
    /\b(name|names|nom|nombre|naam|nome|entity|title|titel|titre|titulo|bezeichnung|product|song|beer|item|contact|person|full name|display name|label|shop|store|restaurant|lead|kunde|client|customer)\b|name$|\b(fio|nazvanie|naimenovanie|nazwa|nazev|namn|navn)\b|会社名|名称|氏名|姓名|公司|商品名/,
  ],
  [
    'amount',
    /\b(year|jahr|annee|founded|price|preis|prix|precio|cost|weight|size|abv|duration|time|length|employees|revenue|umsatz|mitarbeiter)\b|price/,
  ],
  [
    'category',
    /\b(category|categories|type|kind|industry|branche|genre|style|class|sector|segment|cuisine|status|gender|sex|geschlecht|salutation|anrede|kategorie|sektor)\b|category/,
  ],
  [
    'text',
    /\b(description|desc|notes?|about|summary|comment|remarks?|beschreibung|text|details|features|info)\b|description/,
  ],
];

export const PEOPLE =
  /\b(full ?name|person|contact( name| person)?|employee|patient|customer name|ansprechpartner|mitarbeiter|kontakt|candidate|student|author)\b/;

export const EMPLOYER =
  /\b(company|employer|organi[sz]ation|firm|firma|unternehmen|societe|entreprise|empresa|bedrijf\w*|azienda|account|arbeitgeber)\b/;
