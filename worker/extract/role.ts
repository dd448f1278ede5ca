/** Words that name what somebody does at a company, in the languages that are read. */
const ROLE = new RegExp(
  String.raw`(?<![\p{L}])(?:${
    'president|vice[ -]president|vp|svp|evp|avp|chair(?:man|woman|person)?|ceo|cfo|coo|cto|cmo|cio|cpo|chro|chief|founder|co-?founder|owner|co-?owner|proprietor|principal|principle|partner|' +
    'director|managing|manager|mgr|head|lead|leader|supervisor|coordinator|co-ordinator|administrator|admin|executive|officer|secretary|treasurer|trustee|governor|board member|' +
    'assistant|associate|advisor|adviser|consultant|specialist|analyst|representative|rep|agent|broker|realtor|accountant|bookkeeper|controller|comptroller|attorney|lawyer|solicitor|paralegal|counsel|barrister|notary|' +
    'engineer|developer|designer|architect|programmer|technician|mechanic|electrician|plumber|carpenter|painter|foreman|superintendent|estimator|installer|surveyor|planner|buyer|merchandiser|' +
    'doctor|dentist|physician|surgeon|nurse|midwife|podiatrist|osteopath|physiotherapist|acupuncturist|aromatherapist|optician|dietitian|nutritionist|radiographer|paramedic|carer|groomer|barista|roofer|bricklayer|plasterer|welder|landscaper|upholsterer|winemaker|housekeeper|caretaker|conveyancer|negotiator|auctioneer|valuer|auditor|translator|interpreter|copywriter|illustrator|volunteer|trainee|hygienist|orthodontist|therapist|psychologist|psychiatrist|optometrist|chiropractor|veterinarian|pharmacist|practitioner|clinician|receptionist|' +
    'teacher|professor|lecturer|instructor|tutor|trainer|coach|dean|provost|librarian|chef|cook|baker|sommelier|bartender|stylist|florist|photographer|videographer|editor|writer|author|journalist|producer|artist|musician|' +
    'pastor|minister|priest|rector|rabbi|mayor|councilmember|councillor|councilor|alderman|commissioner|clerk|recorder|inspector|sheriff|police|captain|sergeant|judge|senator|' +
    'sales|marketing|operations|customer service|human resources|accounts payable|front desk|recruiter|buyer|dispatcher|driver|operator|scientist|researcher|curator|strategist|evangelist|ambassador|liaison|patroller|webmaster|staff|intern|apprentice|fellow|member|' +
    'geschäftsführer(?:in)?|inhaber(?:in)?|leiter(?:in)?|leitung|vorstand|vorsitzende[rn]?|prokurist(?:in)?|berater(?:in)?|assistenz|sekretariat|buchhaltung|vertrieb|einkauf|ansprechpartner(?:in)?|meister(?:in)?|rechtsanwalt|rechtsanwältin|steuerberater(?:in)?|arzt|ärztin|zahnarzt|zahnärztin|ingenieur(?:in)?|gesellschafter(?:in)?|kundenberater(?:in)?|sachbearbeiter(?:in)?|' +
    'gesellin|auszubildende[rn]?|azubi|fachangestellte[rn]?|angestellte[rn]?|fachkraft|fachfrau|fachmann|kauffrau|kaufmann|verkäufer(?:in)?|disponent(?:in)?|lagerist(?:in)?|hausmeister(?:in)?|mechaniker(?:in)?|mechatroniker(?:in)?|elektriker(?:in)?|elektroniker(?:in)?|installateur(?:in)?|monteur(?:in)?|lackierer(?:in)?|dachdecker(?:in)?|fliesenleger(?:in)?|friseur(?:in)?|friseuse|kosmetiker(?:in)?|floristin|konditor(?:in)?|mitarbeiter(?:in)?|assistent(?:in)?|' +
    'therapeut(?:in)?|heilpraktiker(?:in)?|psycholog(?:e|in)|logopäd(?:e|in)|hebamme|pfleger(?:in)?|erzieher(?:in)?|pädagog(?:e|in)|lehrer(?:in)?|trainerin|notar(?:in)?|makler(?:in)?|architekt(?:in)?|gutachter(?:in)?|sachverständige[rn]?|konstrukteur(?:in)?|' +
    'directeur|directrice|gérante?|président(?:e)?|responsable|fondateur|fondatrice|chef|chargée? de|assistante?|conseiller|conseillère|avocate?|médecin|comptable|secrétaire|associée?|' +
    'trésori(?:er|ère)|ingénieure?|technicien(?:ne)?|vendeu(?:r|se)|apprentie?|stagiaire|coiffeu(?:r|se)|esthéticien(?:ne)?|kinésithérapeute|ostéopathe|infirmi(?:er|ère)|orthophoniste|psychologue|sophrologue|dentiste|vétérinaire|pharmacien(?:ne)?|notaire|architecte|paysagiste|plombi(?:er|ère)|électricien(?:ne)?|pâtissière|boulangère|cuisinière|serveu(?:r|se)|caviste|format(?:eur|rice)|animat(?:eur|rice)|éducat(?:eur|rice)|enseignante?|professeure?|graphiste|développeu(?:r|se)|rédact(?:eur|rice)|photographe|gestionnaire|collaborat(?:eur|rice)|négociat(?:eur|rice)|cogérante?|' +
    'eigenaar|eigenares|eigenaresse|texter|sommelière|sommelier|sumiller|oprichter|mede-oprichter|bestuurder|voorzitter|adviseur|hoofd|medewerker|verkoop|accountmanager|zaakvoerder|tandarts|advocaat|' +
    'kapster|huisarts|verpleegkundige|fysiotherapeut|logopedist|diëtist|psycholoog|dierenarts|assistente|leerling|receptioniste|secretaresse|boekhoud(?:er|ster)|vertegenwoordiger|verkoper|verkoopster|chauffeur|loodgieter|elektricien|stukadoor|hovenier|bloemist|docente?|leerkracht|makelaar|notaris|vormgever|vormgeefster|penningmeester|secretaris|coördinator|teamleider|bedrijfsleider|mede-eigenaar|' +
    'director[ae]s?|gerente|fundador[ae]?|presidente|jef[ea]|responsable|propietari[oa]|abogad[oa]|encargad[oa]|asesor[ae]?|socio|socia|' +
    'veterinari[oa]|cirujan[oa]|enfermer[oa]|médic[oa]|doctora|fisioterapeuta|psicólog[oa]|odontólog[oa]|dentista|farmacéutic[oa]|recepcionista|secretari[oa]|vendedora?|dependient[ea]|ingenier[oa]|arquitect[oa]|diseñadora?|desarrolladora?|programadora?|profesora?|monitora?|entrenadora?|peluquer[oa]|esteticista|estilista|cociner[oa]|camarer[oa]|panader[oa]|albañil|carpinter[oa]|fontaner[oa]|electricista|mecánic[oa]|jardiner[oa]|conductora?|coordinadora?|consultora?|notari[oa]|procuradora?|gestora|traductora?|fotógraf[oa]|periodista|tesorer[oa]|becari[oa]|cofundadora?|' +
    '代表取締役|社長|取締役|部長|店長|院長'
  })s?(?![\p{L}])`,
  'iu',
);
/** German and Dutch write functions in one word: Vertriebsleiterin, Praxismanager, Klantadviseur. */
const COMPOUND =
  /(?<![\p{L}])\p{L}{2,}(?:leiter|leitung|inhaber|manager|therapeut|angestellte|pfleger|verkäufer|berater|meister|arzt|ärzt|ingenieur|führer|bearbeiter|chirurg|anwalt|anwält|techniker|kaufmann|kauffrau|assistent|designer|planer|entwickler|texter|adviseur|medewerker|directeur|ontwikkelaar|begeleider|verzorger|eigenaar|eigenares)(?:in|e|se)?(?![\p{L}])/iu;
/**
 * Trades that are as often a family's name, and adjectives that are functions only by themselves: they
 * count where nothing stands before them but a rank.
 */
const TRADE =
  /^(?:(?:senior|junior|head|lead|master|chief|apprentice|leerling|hulp|chef|maestr[oa])[ -])?(?:potter|brewer|barber|butcher|gardener|tailor|joiner|glazier|fitter|vet|dog walker|geselle|maler(?:in)?|maurer(?:in)?|tischler(?:in)?|schreiner(?:in)?|zimmerer|zimmermann|bäcker(?:in)?|metzger(?:in)?|gärtner(?:in)?|winzer(?:in)?|brauer(?:in)?|koch|köchin|büro|empfang|werkstatt|peintre|maçon|charpentier|couvreur|menuisi(?:er|ère)|boulanger|pâtissier|cuisinier|vigneron(?:ne)?|commerciale?|administratie|planning|schilder|kapper|timmerman|metselaar|bakker|kok|slager|directie|auxiliar|técnic[oa]|óptic[oa]|comercial|administrativ[oa]|contable|vocal|cervecer[oa]|pintora?)(?:$|\s(?:und|and|en|et|y|&)\s\p{L}|,\s\p{L}|\s\p{Ll})/iu;
const SENTENCE =
  /[.!?]\s+\p{Lu}|\b(?:is|are|was|were|has|have|will|you|your|we|our|i|my|please|click|they|he|she|his|her|who|when|if)\b/iu;
const GENERIC =
  /^(?:our (?:team|staff|people)|meet .*|staff|members?|sales|marketing|management|operations|the team|customer service|contact .*|about .*|board of directors|leadership(?: team)?|executive team|human resources|administration|partners|designers?|agents?|find .*|become .*|job .*|view .*|read .*|more .*|all .*|.*\b(?:login|log in|sign in|portal)|staff (?:directory|members?)|police|sales (?:team|department)|board members?)$/i;

const WORD = new RegExp(`^(?:${ROLE.source})$`, 'iu');

/** Whether one word by itself names a function, or begins to, as "Vice" does. */
export function isRoleWord(word: string): boolean {
  return (
    WORD.test(word) ||
    /^(?:vice|senior|general|development|finance|financial|human|executive)$/i.test(word)
  );
}

function hasRoleWord(text: string): boolean {
  return ROLE.test(text) || COMPOUND.test(text);
}

/** Whether a short text reads as somebody's function and not as a sentence or a heading. */
export function looksLikeRole(text: string): boolean {
  const { length } = text;
  if (length < 2 || length > 90 || /[@©?!]|https?:|\d{3}/.test(text)) return false;
  if (!hasRoleWord(text) && !TRADE.test(text.trim())) return false;
  return !SENTENCE.test(text) && !GENERIC.test(text.trim()) && text.split(' ').length <= 12;
}

/** The length of the function at the beginning of what follows a name; 0 when none does. */
export function roleAtStart(text: string): number {
  const stop =
    /[.;|()•·“"\n]|\s[–—-]\s|\s(?:at|of the|with|from|is|was|has|who|and (?:his|her|their))\s|,\s(?:is|was|has|who|said|says)\s/.exec(
      text,
    )?.index ?? text.length;
  const segment = text.slice(0, Math.min(stop, 90)).trimEnd();
  const commas = segment.split(',');
  // Of "Director, Marketing, Acme Ltd" the parts that name functions, from the left.
  let kept = 0;
  let end = 0;
  let at = 0;
  for (const part of commas) {
    at += part.length;
    if (hasRoleWord(part)) {
      kept++;
      end = at;
    } else if (kept === 0) return 0;
    else break;
    at++;
  }
  return kept > 0 && looksLikeRole(segment.slice(0, end).trim()) ? end : 0;
}

/** Where the function at the end of what precedes a name begins; -1 when none does. */
export function roleAtEnd(text: string): number {
  const match =
    /(?:^|[.;|()•·“”"!?]|\s[–—-]\s|\b(?:by|our|the|contact|call|ask for|email|with|is|to|from|and|mit|notre|unser(?:e|en)?)\s)([^.;|()•·“”"!?]{2,70}?)\s?[:,–—-]?\s?$/i.exec(
      text,
    );
  if (match === null) return -1;
  const role = match[1]!.trim();
  return looksLikeRole(role) ? text.lastIndexOf(role) : -1;
}
