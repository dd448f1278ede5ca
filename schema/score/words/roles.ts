import { hasAll, Vocabulary } from './concepts.ts';
import { stems } from './fold.ts';

/** How far up a title stands; the number says how much it decides. */
const LEVELS = new Vocabulary(`
5 (level): owner, decision maker, entscheider*, decideur, co owner, founder, co founder, cofounder, proprietor, ceo, chief executive, chief executive officer, managing director, managing partner, president, principal, partner, chairman, chairwoman, entrepreneur, cto, cfo, coo, cmo, cio, ciso, cpo, cro, chro, chief, executive director, inhaber*, praxisinhaber*, geschaftsfuhrer*, geschaftsleit*, geschaftsfuhrend*, grunder*, vorstand*, unternehmer*, gerant, pdg, president directeur general, directeur general, dirigeant, dirigeante, fondateur, fondatrice, cofondateur, associe, eigenaar*, zaakvoerder*, bestuurder*, oprichter*, algemeen directeur, praktijkhouder*, dga, propietari*, dueno, duena, gerente, director general, directora general, fundador*, consejero delegado, socio, socia
4 (level): director, head, vp, vice president, head of, dean, leiter, leiterin, leitung, bereichsleit*, abteilungsleit*, direktor*, directeur, directrice, responsable, hoofd, directora, jefe, jefa
3 (level): manager, lead, supervisor, team lead, teamleit*, praxismanager*, praxisleit*, buroleit*, leiterin, chef, chef de, gestionnaire, leidinggevende, teamleider, encargado, encargada, coordinador*, coordinator, koordinator*, coordinateur
2 (level): specialist, consultant, engineer, developer, executive, officer, adviser, advisor, associate, analyst, designer, referent*, sachbearbeit*, berater*, conseiller, conseillere, charge de, adviseur, medewerker, especialista, tecnico
1 (level): assistant, intern, trainee, apprentice, junior, receptionist, assistent*, assistenz*, praktikant*, auszubildend*, assistante, stagiaire, stagiair, asistente, becario
`);

/** What a title is about. */
const DEPARTMENTS = new Vocabulary(`
company (department): owner, decision maker, entscheider*, decideur, co owner, founder, co founder, cofounder, proprietor, ceo, chief executive, managing director, managing partner, president, principal, general manager, entrepreneur, executive director, director, chairman, chairwoman, partner, inhaber*, praxisinhaber*, geschaftsfuhrer*, geschaftsleit*, geschaftsfuhrend*, grunder*, vorstand*, unternehmer*, gerant, pdg, directeur general, dirigeant, dirigeante, fondateur, fondatrice, cofondateur, eigenaar*, zaakvoerder*, bestuurder*, oprichter*, algemeen directeur, directeur, praktijkhouder*, dga, propietari*, dueno, duena, gerente, director general, directora general, fundador*, consejero delegado
marketing (department): marketing, cmo, brand, communication, communications, growth, advertising, content, social media, public relation, seo, werbung, kommunikation, communicatie, comunicacion, mercadotecnia
sales (department): sale, sales, business development, account manager, account executive, commercial, revenue, cro, vertrieb*, verkauf*, vente, ventes, verkoop*, ventas, comercial, export
finance (department): finance, financial, cfo, accounting, accountant, controller, controlling, bookkeeper, treasurer, finanz*, buchhalt*, comptable, financier, financien, boekhoud*, finanzas, contable, contabilidad
technology (department): cto, cio, ciso, technology, technical, it, software, engineering, developer, programmer, data, devops, infrastructure, security, system, technik*, entwickl*, edv, informatique, technique, developpeur, techniek, ontwikkel*, tecnologia, informatica, desarrollo, sistema
operations (department): operation, operations, coo, practice manager, office manager, office, facility, plant, production, logistic, logistics, supply chain, project, praxismanager*, praxisleit*, buroleit*, betriebsleit*, produktion*, logistik*, exploitation, production, kantoor*, operationeel, operacion, operaciones, produccion, logistica, centre, center, studio, site, branch, restaurant, store, general manager
people (department): hr, human resource, human resources, people, talent, recruiter, recruiting, recruitment, chro, personnel, personal*, personalleit*, ressources humaines, drh, rh, personeel*, recursos humanos
purchasing (department): purchasing, procurement, buyer, sourcing, buying, einkauf*, beschaffung*, achat, achats, acheteur, acheteuse, inkoop*, inkoper, compras, comprador*
product (department): product, cpo, produkt*, produit, producto, ux, design, creative, innovation, research, development, r d
customer (department): customer, client, support, success, service, care, kunde*, kundenservice*, client*, klant*, clientes, atencion
legal (department): legal, counsel, compliance, recht*, juridique, juridisch, legales, juridico
`);

interface Rank {
  departments: ReadonlySet<string>;
  /** 1 to 5; null when the title does not tell. */
  level: number | null;
}

function readRank(words: readonly string[]): Rank {
  const levels = LEVELS.findIn(words).map(({ concept }) => Number(concept.key));
  const departments = new Set(DEPARTMENTS.findIn(words).map(({ concept }) => concept.key));
  // A director of something runs that, not the company.
  if (departments.size > 1) departments.delete('company');
  return { departments, level: levels.length > 0 ? Math.max(...levels) : null };
}

export interface WantedRole {
  text: string;
  stems: string[];
  rank: Rank;
}

export function readRole(text: string): WantedRole {
  const words = stems(text);
  return { text, stems: words, rank: readRank(words) };
}

/**
 * How near a title comes to a role, 0 to 1. `Founder & CEO` is what somebody wants who wants the
 * owner (1); a marketing assistant is half of a marketing manager; who runs a company decides for
 * every department a little (0.5).
 */
export function roleLikeness(title: string, wanted: WantedRole): number {
  const words = stems(title);
  if (hasAll(words, wanted.stems)) return 1;
  const rank = readRank(words);
  const shared = [...wanted.rank.departments].some((one) => rank.departments.has(one));
  if (shared) return levelLikeness(rank.level, wanted.rank.level);
  return rank.departments.has('company') && rank.level === 5 ? 0.5 : 0;
}

function levelLikeness(level: number | null, wanted: number | null): number {
  if (wanted === null || level === null) return 0.7;
  if (level === wanted) return 1;
  if (level > wanted) return 0.85;
  return wanted - level === 1 ? 0.65 : 0.45;
}
