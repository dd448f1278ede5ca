/** The words of a first mail. They go to others, so they follow the lead's language, not the reader's. */
interface DraftWords {
  subject(company: string, service: string | null): string;
  hello(person: string): string;
  helloTeam(company: string): string;
  saw(company: string, city: string | null): string;
  lack(need: string): string;
  offer(us: string, sells: string): string;
  ask(service: string | null): string;
  bye: string;
  /** Stand where a person has to fill something in: who they are, and what they do. */
  nameGap: string;
  gap: string;
}

const en: DraftWords = {
  subject: (company, service) =>
    service ? `${service} for ${company}` : `A question about ${company}`,
  hello: (person) => `Hello ${person},`,
  helloTeam: (company) => `Hello ${company} team,`,
  saw: (company, city) =>
    `I came across ${company}${city ? ` in ${city}` : ''} and had a look at your website.`,
  lack: (need) => `I did not find ${need} there.`,
  offer: (us, sells) => `We are ${us}. ${sells}`,
  ask: (service) =>
    service
      ? `Would a short call about ${service} be of use to you this week or next?`
      : 'Would a short call be of use to you this week or next?',
  bye: 'Kind regards',
  nameGap: '[your company]',
  gap: '[what you do]',
};

const de: DraftWords = {
  subject: (company, service) =>
    service ? `${service} für ${company}` : `Eine Frage zu ${company}`,
  hello: (person) => `Guten Tag ${person},`,
  helloTeam: (company) => `Guten Tag, liebes Team von ${company},`,
  saw: (company, city) =>
    `ich bin auf ${company}${city ? ` in ${city}` : ''} gestoßen und habe mir Ihre Website angesehen.`,
  lack: (need) => `Dort habe ich ${need} nicht gefunden.`,
  offer: (us, sells) => `Wir sind ${us}. ${sells}`,
  ask: (service) =>
    service
      ? `Wäre ein kurzes Gespräch über ${service} diese oder nächste Woche für Sie von Nutzen?`
      : 'Wäre ein kurzes Gespräch diese oder nächste Woche für Sie von Nutzen?',
  bye: 'Mit freundlichen Grüßen',
  nameGap: '[Ihr Unternehmen]',
  gap: '[was Sie anbieten]',
};

const fr: DraftWords = {
  subject: (company, service) =>
    service ? `${service} pour ${company}` : `Une question sur ${company}`,
  hello: (person) => `Bonjour ${person},`,
  helloTeam: (company) => `Bonjour à l’équipe de ${company},`,
  saw: (company, city) =>
    `J’ai découvert ${company}${city ? ` à ${city}` : ''} et j’ai parcouru votre site.`,
  lack: (need) => `Je n’y ai pas trouvé ceci : ${need}.`,
  offer: (us, sells) => `Nous sommes ${us}. ${sells}`,
  ask: (service) =>
    service
      ? `Un court échange sur ce sujet (${service}) vous serait-il utile cette semaine ou la suivante ?`
      : 'Un court échange vous serait-il utile cette semaine ou la suivante ?',
  bye: 'Bien cordialement',
  nameGap: '[votre entreprise]',
  gap: '[ce que vous proposez]',
};

const nl: DraftWords = {
  subject: (company, service) =>
    service ? `${service} voor ${company}` : `Een vraag over ${company}`,
  hello: (person) => `Goedendag ${person},`,
  helloTeam: (company) => `Goedendag team van ${company},`,
  saw: (company, city) =>
    `Ik kwam ${company}${city ? ` in ${city}` : ''} tegen en heb uw website bekeken.`,
  lack: (need) => `Daar heb ik dit niet gevonden: ${need}.`,
  offer: (us, sells) => `Wij zijn ${us}. ${sells}`,
  ask: (service) =>
    service
      ? `Zou een kort gesprek over ${service} deze of volgende week nuttig voor u zijn?`
      : 'Zou een kort gesprek deze of volgende week nuttig voor u zijn?',
  bye: 'Met vriendelijke groet',
  nameGap: '[uw bedrijf]',
  gap: '[wat u aanbiedt]',
};

const es: DraftWords = {
  subject: (company, service) =>
    service ? `${service} para ${company}` : `Una pregunta sobre ${company}`,
  hello: (person) => `Hola, ${person}:`,
  helloTeam: (company) => `Hola, equipo de ${company}:`,
  saw: (company, city) =>
    `He conocido ${company}${city ? ` en ${city}` : ''} y he visto su página web.`,
  lack: (need) => `No he encontrado allí lo siguiente: ${need}.`,
  offer: (us, sells) => `Somos ${us}. ${sells}`,
  ask: (service) =>
    service
      ? `¿Le sería útil una breve llamada sobre ${service} esta semana o la próxima?`
      : '¿Le sería útil una breve llamada esta semana o la próxima?',
  bye: 'Un cordial saludo',
  nameGap: '[su empresa]',
  gap: '[lo que usted ofrece]',
};

export const DRAFT_WORDS = { en, de, fr, nl, es };
export type DraftLanguage = keyof typeof DRAFT_WORDS;
