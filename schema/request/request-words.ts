import type { Channel } from '../profile/icp.ts';

/**
 * The words by which a request is read, in English, German, French, Dutch and Spanish. All phrases
 * are compared by `phraseKey`, so one number and no accents are enough.
 */

/** Role → what else it is called. The key is what criteria carry. */
export const ROLES: Readonly<Record<string, string>> = {
  owner:
    'business owner, shop owner, proprietor, inhaber, inhaberin, besitzer, propriétaire, patron, eigenaar, dueño, propietario',
  founder: 'co-founder, cofounder, gründer, gründerin, fondateur, fondatrice, oprichter, fundador',
  CEO: 'chief executive, chief executive officer, pdg, directeur général, director general, vorstandsvorsitzender',
  'managing director':
    'md, geschäftsführer, geschäftsführerin, gf, gérant, gérante, dirigeant, directeur, algemeen directeur, gerente, director gerente',
  CTO: 'chief technology officer, technical director, head of technology, technischer leiter, directeur technique, technisch directeur, director técnico',
  CFO: 'chief financial officer, finance director, head of finance, finanzleiter, directeur financier, financieel directeur, director financiero',
  COO: 'chief operating officer, operations director, head of operations, betriebsleiter, directeur des opérations, operationeel directeur, director de operaciones',
  CMO: 'chief marketing officer, marketing director, head of marketing, marketingleiter, marketingleiterin, directeur marketing, directrice marketing, marketingdirecteur, director de marketing',
  CIO: 'chief information officer, it director, head of it, it manager, it leiter, dsi, it directeur, director de informática',
  'marketing manager': 'responsable marketing, marketingmanager, responsable de marketing',
  'sales manager':
    'sales director, head of sales, vp sales, vertriebsleiter, vertriebsleiterin, directeur commercial, responsable commercial, verkoopleider, sales directeur, director comercial, director de ventas',
  'HR manager':
    'head of hr, head of people, hr director, human resources, personalleiter, personalleiterin, drh, responsable rh, hr directeur, director de recursos humanos',
  'practice manager': 'praxismanager, praxismanagerin, praktijkmanager',
  'office manager': 'office managerin, officemanager',
  'operations manager': 'betriebsleitung, responsable des opérations',
  'purchasing manager':
    'buyer, head of procurement, procurement manager, einkaufsleiter, einkäufer, acheteur, responsable achats, inkoper, jefe de compras',
  'product manager': 'head of product, cpo, chief product officer, produktmanager, chef de produit',
  'principal dentist': '',
  partner: 'managing partner, senior partner, associé, socio, vennoot',
  'general manager': 'gm, hotel manager, hoteldirektor, directeur d’hôtel',
  'restaurant manager': '',
  'store manager': 'filialleiter, responsable de magasin, filiaalmanager',
  'decision maker': 'decision-maker, entscheider, décideur, beslisser, responsable de decisiones',
};

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  email: 'email, e-mail, mail, courriel, correo, correo electrónico, e mail',
  phone:
    'phone, telephone, call, calls, calling, telefon, telefonisch, anruf, téléphone, telefoon, telefonisch, bellen, teléfono',
  linkedin: 'linkedin, linked in',
  instagram: 'instagram, insta',
  facebook: 'facebook, messenger',
  whatsapp: 'whatsapp, whats app',
};

/** Need → what else it is called. What a business may have or lack, and what can be offered for it. */
export const NEEDS: Readonly<Record<string, string>> = {
  'online booking':
    'online bookings, online appointment, online appointments, online scheduling, online reservation, online reservations, appointment booking, book online, online-terminbuchung, onlinetermine, online terminvergabe, terminbuchung online, online buchung, réservation en ligne, prise de rendez-vous en ligne, rendez-vous en ligne, online afspraak, online afspraken, online boeken, online reserveren, reserva online, reservas online, cita online, citas online, citas en línea, reservas en línea',
  'online shop':
    'webshop, web shop, online store, e-commerce, ecommerce, onlineshop, boutique en ligne, webwinkel, tienda online',
  website: 'web site, web page, homepage, webseite, site web, site internet, página web, sitio web',
  'website redesign':
    'outdated website, old website, bad website, slow website, new website, veraltete website, neue website, site obsolète, refonte de site, refonte du site, verouderde website, nieuwe website, web anticuada, nueva web',
  'live chat': 'chat widget, chatbot, chat bot, online chat',
  newsletter: 'email marketing, e-mail marketing, mailing list, infolettre, nieuwsbrief, boletín',
  reviews: 'online reviews, customer reviews, bewertungen, avis clients, beoordelingen, reseñas',
  'online ordering':
    'order online, online orders, delivery, online bestellung, commande en ligne, online bestellen, pedido online, pedidos online',
  'online payment':
    'online payments, pay online, online-zahlung, paiement en ligne, online betalen, pago online',
  SEO: 'search engine optimisation, search engine optimization, suchmaschinenoptimierung, référencement, zoekmachineoptimalisatie, posicionamiento web',
  'social media':
    'soziale medien, réseaux sociaux, sociale media, redes sociales, social media presence',
  advertising: 'google ads, paid ads, online ads, werbung, publicité, adverteren, publicidad',
  hiring:
    'recruiting, open positions, job openings, vacancies, careers page, hiring now, stellenangebote, offene stellen, recrutement, vacatures, ofertas de empleo',
  'several languages':
    'multilingual website, multilingual, mehrsprachig, multilingue, meertalig, multilingüe',
  HTTPS: 'ssl, secure website',
  'contact form':
    'kontaktformular, formulaire de contact, contactformulier, formulario de contacto',
  WordPress: 'word press',
  Shopify: '',
  WooCommerce: 'woo commerce',
  Wix: '',
  Squarespace: '',
  HubSpot: 'hub spot',
  Salesforce: '',
  'Google Analytics': '',
  accessibility: 'barrierefreiheit, accessibilité, toegankelijkheid, accesibilidad',
  automation: 'process automation, automatisierung, automatisation, automatisering, automatización',
  CRM: '',
  'IT support': 'it-support, it services, managed it',
  cybersecurity: 'cyber security, it security, it-sicherheit, cybersécurité, ciberseguridad',
};

/** What stands before a place, by `fold`. */
export const PLACE_LEADS = new Set(
  'in near around from across within at inside outside throughout based located serving for bei aus um rund im nahe a au aux en dans pres autour de du des te uit nabij rond cerca desde sur'.split(
    ' ',
  ),
);

/** What rules out what follows it, by `fold`. */
export const NEGATIONS = [
  'but not',
  'not in',
  'not',
  'no',
  'without',
  'except for',
  'except',
  'excluding',
  'exclude',
  'avoid',
  'other than',
  'lacking',
  'that lack',
  'who lack',
  'keine',
  'kein',
  'keinen',
  'nicht',
  'ohne',
  'ausser',
  'pas de',
  'pas d',
  'pas',
  'sans',
  'sauf',
  'hors',
  'geen',
  'zonder',
  'behalve',
  'niet',
  'sin',
  'excepto',
  'salvo',
] as const;

/** Cities whose names are words too: they count as places only behind `in` and its like. */
export const WORDS_TOO = new Set(
  'reading nice bath best mobile orange enterprise split male bar essen hull most brest tours vienne bergen hamm wels born union independence surprise paradise corona garden buy lens derby cork battle rugby sale barking worthing deal york lincoln jackson aurora columbia victoria santiago san hove'.split(
    ' ',
  ),
);

/** Says nothing about whom to look for, by `fold`. */
export const FILLER = new Set(
  (
    'i we me us our my you want wants need needs would like to find get give show search looking look for the a an of and or with that who which have has having are is be can could please some any all new more best top good great ideal client clients customer customers lead leads prospect prospects contact contacts people person company companies business businesses firm firms organisation organisations organization organizations provider providers small medium sized mid size large big local independent based located reach reached reaching talk speak sell via by per through on at in from near around about annual yearly revenue turnover employees staff least most between over under than active modern their its using use uses used sell sells offering offer every each ' +
    'ich wir suche suchen brauche brauchen mochte mochten finde finden nach die der das den dem ein eine einen und oder mit von fur kunden firmen unternehmen betriebe uber am beim zu im bei als mindestens hochstens zwischen jahresumsatz umsatz mitarbeiter mitarbeitern kontakt erreichen per telefon ' +
    'je nous cherche cherchons trouve trouver recherche le la les un une des du de et ou avec pour qui ont au aux clients entreprises societes societe entreprise par plus moins entre chiffre affaires salaries employes contacter joindre dans en a l d ' +
    'ik we wij zoek zoeken vind het een met voor die hebben klanten bedrijven bedrijf via meer minder dan tussen omzet medewerkers bereiken in te aan naar ' +
    'yo busco buscamos buscar encontrar quiero los las el un una unos unas con para que tienen clientes empresas empresa por mas menos entre facturacion empleados contactar en y o de del'
  ).split(' '),
);
