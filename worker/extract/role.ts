/** Words that name what somebody does at a company, in the languages that are read. */
const ROLE = new RegExp(
  String.raw`(?<![\p{L}])(?:${
    'president|vice[ -]president|vp|svp|evp|avp|chair(?:man|woman|person)?|ceo|cfo|coo|cto|cmo|cio|cpo|chro|chief|founder|co-?founder|owner|co-?owner|proprietor|principal|principle|partner|' +
    'director|managing|manager|mgr|head|lead|leader|supervisor|coordinator|co-ordinator|administrator|admin|executive|officer|secretary|treasurer|trustee|governor|board member|' +
    'assistant|associate|advisor|adviser|consultant|specialist|analyst|representative|rep|agent|broker|realtor|accountant|bookkeeper|controller|comptroller|attorney|lawyer|solicitor|paralegal|counsel|barrister|notary|' +
    'engineer|developer|designer|architect|programmer|technician|mechanic|electrician|plumber|carpenter|painter|foreman|superintendent|estimator|installer|surveyor|planner|buyer|merchandiser|' +
    'doctor|dentist|physician|surgeon|nurse|hygienist|orthodontist|therapist|psychologist|psychiatrist|optometrist|chiropractor|veterinarian|pharmacist|practitioner|clinician|receptionist|' +
    'teacher|professor|lecturer|instructor|tutor|trainer|coach|dean|provost|librarian|chef|cook|baker|sommelier|bartender|stylist|florist|photographer|videographer|editor|writer|author|journalist|producer|artist|musician|' +
    'pastor|minister|priest|rector|rabbi|mayor|councilmember|councillor|councilor|alderman|commissioner|clerk|recorder|inspector|sheriff|police|captain|sergeant|judge|senator|' +
    'sales|marketing|operations|customer service|human resources|accounts payable|front desk|recruiter|buyer|dispatcher|driver|operator|scientist|researcher|curator|strategist|evangelist|ambassador|liaison|patroller|webmaster|staff|intern|apprentice|fellow|member|' +
    'geschäftsführer(?:in)?|inhaber(?:in)?|leiter(?:in)?|leitung|vorstand|vorsitzende[rn]?|prokurist(?:in)?|berater(?:in)?|assistenz|sekretariat|buchhaltung|vertrieb|einkauf|ansprechpartner(?:in)?|meister(?:in)?|rechtsanwalt|rechtsanwältin|steuerberater(?:in)?|arzt|ärztin|zahnarzt|zahnärztin|ingenieur(?:in)?|gesellschafter(?:in)?|kundenberater(?:in)?|sachbearbeiter(?:in)?|' +
    'directeur|directrice|gérante?|président(?:e)?|responsable|fondateur|fondatrice|chef|chargée? de|assistante?|conseiller|conseillère|avocate?|médecin|comptable|secrétaire|associée?|' +
    'eigenaar|eigenares|eigenaresse|texter|sommelière|sommelier|sumiller|oprichter|mede-oprichter|bestuurder|voorzitter|adviseur|hoofd|medewerker|verkoop|accountmanager|zaakvoerder|tandarts|advocaat|' +
    'director[ae]s?|gerente|fundador[ae]?|presidente|jef[ea]|responsable|propietari[oa]|abogad[oa]|encargad[oa]|asesor[ae]?|socio|socia|' +
    '代表取締役|社長|取締役|部長|店長|院長'
  })s?(?![\p{L}])`,
  'iu',
);
/** German and Dutch write functions in one word: Vertriebsleiterin, Praxismanager, Klantadviseur. */
const COMPOUND =
  /(?<![\p{L}])\p{L}{2,}(?:leiter|inhaber|manager|berater|meister|arzt|ärzt|ingenieur|führer|bearbeiter|chirurg|anwalt|anwält|techniker|kaufmann|kauffrau|assistent|designer|planer|entwickler|texter|adviseur|medewerker|directeur|ontwikkelaar|begeleider|verzorger|eigenaar|eigenares)(?:in|e|se)?(?![\p{L}])/iu;
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
  if (length < 2 || length > 90 || !hasRoleWord(text) || /[@©?!]|https?:|\d{3}/.test(text))
    return false;
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
