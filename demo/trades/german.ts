import { listOf } from '../list-of.ts';
import type { Trade } from './trade.ts';

export const GERMAN_TRADES: readonly Trade[] = [
  {
    key: 'dentist',
    schemaType: 'Dentist',
    industry: 'Zahnarztpraxis',
    names: ['Zahnarztpraxis {last}', 'Zahnzentrum {word}', 'Praxis {last} & {other}'],
    taglines: ['Sanfte Zahnmedizin für die ganze Familie', 'Zeit für gesunde Zähne'],
    descriptions: [
      'Zahnarztpraxis in {city} für Prophylaxe, Implantate und Kieferorthopädie, inhabergeführt seit {founded}.',
    ],
    services:
      listOf(`Professionelle Zahnreinigung | Implantate | Zahnaufhellung | Kieferorthopädie |
    Wurzelbehandlung | Kinderzahnheilkunde`),
    titles: listOf(`Praxisinhaberin/Praxisinhaber
    | Praxismanagerin/Praxismanager
    | Zahnärztin/Zahnarzt
    | Oralchirurgin/Oralchirurg
    | Prophylaxeassistentin/Prophylaxeassistent`),
  },
  {
    key: 'manufacturer',
    schemaType: 'Organization',
    industry: 'Maschinenbau',
    names: ['{last} Maschinenbau', '{last} Feinmechanik', '{word} Antriebstechnik'],
    taglines: ['Präzision aus Leidenschaft', 'Teile, die beim ersten Mal passen'],
    descriptions: [
      'Maschinenbauer aus {city}: Dreh- und Frästeile, Baugruppen und Sondermaschinen für Kunden in ganz Europa seit {founded}.',
    ],
    services: listOf(`CNC-Fertigung | Baugruppenmontage | Sondermaschinenbau | Prototypenbau |
    Qualitätsprüfung | Lohnfertigung`),
    titles: listOf(`Geschäftsführerin/Geschäftsführer
    | Vertriebsleiterin/Vertriebsleiter
    | Leiterin Produktion/Leiter Produktion
    | Einkaufsleiterin/Einkaufsleiter
    | Qualitätsmanagerin/Qualitätsmanager`),
  },
  {
    key: 'agency',
    firstYear: 1986,
    schemaType: 'ProfessionalService',
    industry: 'Werbeagentur',
    names: ['Agentur {word}', '{last} + {other} Kommunikation', '{word} Digital'],
    taglines: ['Marken mit Haltung', 'Gute Ideen, sauber umgesetzt'],
    descriptions: [
      'Agentur für Marke, Web und Kampagnen in {city}, unabhängig und inhabergeführt seit {founded}.',
    ],
    services: listOf(`Markenstrategie | Webdesign | Suchmaschinenwerbung | Redaktion | Kampagnen |
    Messestände`),
    titles: listOf(`Geschäftsführerin/Geschäftsführer
    | Kreativdirektorin/Kreativdirektor
    | Leiterin Beratung/Leiter Beratung
    | Texterin/Texter
    | Projektmanagerin/Projektmanager`),
  },
  {
    key: 'law-firm',
    schemaType: 'LegalService',
    industry: 'Rechtsanwaltskanzlei',
    names: ['Kanzlei {last} & {other}', '{last} Rechtsanwälte', '{last} {other} Partner'],
    taglines: ['Recht verständlich', 'Klare Worte, faire Honorare'],
    descriptions: [
      'Kanzlei in {city} für Arbeitsrecht, Gesellschaftsrecht und Immobilien, gegründet {founded}.',
    ],
    services: listOf(`Arbeitsrecht | Gesellschaftsrecht | Mietrecht | Vertragsprüfung | Erbrecht |
    Datenschutz`),
    titles: listOf(`Rechtsanwältin und Partnerin/Rechtsanwalt und Partner
    | Fachanwältin für Arbeitsrecht/Fachanwalt für Arbeitsrecht
    | Rechtsanwältin/Rechtsanwalt
    | Büroleiterin/Büroleiter`),
  },
];
