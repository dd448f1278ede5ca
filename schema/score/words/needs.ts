import { Vocabulary } from './concepts.ts';
import { foldText, stems } from './fold.ts';

/** What a business may have on its site, with the products that it is made with. */
const NEEDS = new Vocabulary(`
online-booking (site): online booking, book online, booking online, online appointment, appointment booking, book an appointment, book appointment, appointment online, online scheduling, schedule online, booking system, booking widget, online reservation, reservation system, book a table, book now, calendly, booksy, fresha, treatwell, opentable, resdiary, simplybook*, acuity, setmore, doctolib, phorest, mindbody, vagaro, shore, zocdoc, dentally, jameda, planity, thefork, quandoo, squarebookings, square appointment, online termin*, onlinetermin*, termin online, online terminbuchung*, online buchen, terminvereinbarung online, prise de rendez vous en ligne, rendez vous en ligne, rdv en ligne, reserver en ligne, reservation en ligne, online afspraak, online afspraken, afspraak online, online reserveren, reserva online, reserva en linea, cita online, cita en linea, reservar online
online-shop (site): online shop, online store, e commerce, ecommerce, webshop, web shop, shop online, shopping cart, shopify, woocommerce, magento, prestashop, bigcommerce, shopware, opencart, ecwid, onlineshop, boutique en ligne, webwinkel, tienda online
online-ordering (site): online ordering, order online, delivery service, deliveroo, uber eats, ubereats, just eat, lieferando, thuisbezorgd, doordash, grubhub, online bestellen, commande en ligne, pedido online
live-chat (site): live chat, livechat, chat widget, chatbot, chat bot, intercom, drift, tawk, tawk to, tidio, crisp, zendesk, freshchat, olark, userlike
crm (site): crm, hubspot, salesforce, pipedrive, zoho, microsoft dynamics
newsletter (site): newsletter, email marketing, e mail marketing, mailing list, mailchimp, klaviyo, brevo, sendinblue, activecampaign, campaign monitor, constant contact, cleverreach, mailerlite
analytics (site): analytics, web analytics, google analytics, matomo, plausible, hotjar, google tag manager, tag manager, clarity, mixpanel
seo (site): seo, search engine optimisation, search engine optimization, suchmaschinenoptimierung, referencement, zoekmachineoptimalisatie, posicionamiento web, yoast, rank math, semrush, ahrefs
contact-form (site): contact form, kontaktformular, formulaire de contact, contactformulier, formulario de contacto, contact form 7, wpforms, gravity forms, typeform, jotform, hubspot forms
paid-ads (site): paid ads, advertising, online advertising, google ads, adwords, facebook pixel, meta pixel, doubleclick, retargeting, linkedin insight
payments (site): online payment, card payment, payment online, stripe, paypal, klarna, mollie, adyen, gocardless, sumup, worldpay, apple pay
hiring (site): hiring, career, careers, vacancy, vacancies, job openings, open positions, we are hiring, join our team, stellenangebot*, karriere, offres d emploi, recrutement, vacature*, werken bij, ofertas de empleo, trabaja con nosotros
blog (site): blog, news section, articles
reviews (site): review, reviews, testimonial, trustpilot, google review, provenexpert, bewertungen, avis clients, resena
video-call (site): telemedicine, telehealth, video consultation, video call, online consultation, videosprechstunde, teleconsultation, videoconsulta
cms (site): cms, wordpress, wix, squarespace, webflow, jimdo, typo3, drupal, joomla, contao, ghost, godaddy
social-media (site): social media, social medium, instagram, facebook, social network, soziale medien, reseaux sociaux, sociale media, redes sociales
website (site): website, web site, homepage, own site, webseite, internetseite, site web, site internet, sitio web, pagina web
mobile-app (site): mobile app, ios app, android app, app store, google play
multilingual (site): multilingual, multiple languages, several languages, hreflang, translated site, mehrsprachig, multilingue, meertalig
`);

/** What says that something is missing, or wanted, which comes to the same. */
const LACKING =
  /^(?:has no|have no|no|not using|without|lacks|lack of|lacking|missing|needs an|needs a|needs|need of|needing|kein\w*|ohne|fehlend\w*|sans|pas de|manque de|zonder|geen|sin|falta de|falta)\s+(?=\S)/;

export interface WantedNeed {
  text: string;
  /** Whether it counts when they do not have it: `no online booking`. */
  isLack: boolean;
  key: string | null;
  stems: string[];
}

export function readNeed(text: string): WantedNeed {
  const folded = foldText(text);
  const bare = folded
    .replace(LACKING, '')
    .replace(/^(?:with|has|have|having|mit|avec|met|con)\s+(?=\S)/, '');
  const [found] = NEEDS.find(bare);
  return {
    text,
    isLack: LACKING.test(folded),
    key: found?.concept.key ?? null,
    stems: stems(bare),
  };
}

/** Which of the known needs a text shows, by its stems. */
export function needsIn(words: readonly string[]): Set<string> {
  return new Set(NEEDS.findIn(words).map(({ concept }) => concept.key));
}
