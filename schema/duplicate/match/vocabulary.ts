/** Words that say little about who somebody is. All in their folded form (fold.ts). */

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Legal forms of companies and what stands around them; two names that differ by them are one. */
export const LEGAL_FORMS = words(`
  gmbh mbh ag kg ohg gbr ug ek eg se ev kgaa haftungsbeschrankt co company ltd limited plc llp llc lp inc
  incorporated corp corporation pc pllc pty sarl sas sasu sa eurl sci scop sl slu slp srl spa sapa snc sas
  bv nv vof cv bvba sprl as asa aps oy oyj ab hb kft zrt doo sro zoo ltda eireli lda pvt kk pte bhd
  sdn tbk ooo zao oao pao ip jsc
`);

/** Articles, joints and titles. */
export const SMALL_WORDS = words(`
  the a an and of at in on for to by with und der die das den dem des im am zum zur von vom fur bei et le la les
  l du de des d en aux au chez el los las y del al il lo gli i e di da dei della delle het een van voor op
  te ten ter og och i mr mrs ms miss dr prof herr frau mme mlle sr sra dhr mevr dipl ing mag mba phd md dds
`);

/** What many businesses have in their name; it tells kinds of business apart, not businesses. */
export const COMMON_WORDS = words(`
  group gruppe groupe grupo holding holdings services service servicios solutions international intl global
  enterprises industries partners associates consulting management systems technologies technology tech
  center centre zentrum shop store stores market restaurant ristorante restaurante cafe bar grill bistro
  brasserie hotel inn club pub house haus practice praxis clinic dental law firm office offices trading
  sons bros brothers sohne fils hijos figli zonen and company
`);

/** Kinds of street and compass points, as they are written short and long; the short stands first. */
const STREET_FORMS = `
  st street str strasse straat
  ave avenue av avda avenida
  rd road
  blvd boulevard bd boul blv
  dr drive
  ln lane la
  pl place plaza platz plein plaats
  ct court
  sq square
  hwy highway
  pkwy parkway
  ter terrace
  cir circle
  cl close
  cres crescent
  gdns gardens
  way weg
  allee alley aly
  rue
  calle c
  via
  laan
  gracht
  ring
  damm
  ufer
  quai kade
  chemin ch
  impasse imp
  paseo
  n north nord norte noord
  s south sud sur zuid
  e east ost est oost
  w west oeste
  ne northeast
  nw northwest
  se southeast
  sw southwest
`;

/** Street words in one spelling each. */
export const STREET_WORD = new Map<string, string>();
for (const line of STREET_FORMS.trim().split('\n')) {
  const [short = '', ...forms] = line.trim().split(' ');
  for (const form of [short, ...forms]) STREET_WORD.set(form, short);
}

/** House numbers and street names in words. */
export const ORDINALS = new Map(
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth`
    .split(' ')
    .map((word, n) => [word, `${n + 1}th`]),
);

/** What follows says where in the house or near what it is. */
export const STREET_TAILS = words(`
  between bet btw near off corner opposite opp at nr suite ste unit apt apartment room rm floor fl level
  lvl bldg building etage stock wohnung appartement app apto piso planta interno bus postfach pobox box
`);

/** Mail services for everybody: an address there says nothing about a company. */
export const FREE_MAIL = words(`
  gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de live.com live.co.uk
  msn.com yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.es yahoo.it ymail.com icloud.com me.com mac.com
  aol.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de mail.com mail.ru yandex.ru yandex.com
  proton.me protonmail.com zoho.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it
  tiscali.it alice.it telefonica.net terra.es ziggo.nl kpnmail.nl planet.nl hetnet.nl xs4all.nl btinternet.com
  sky.com virginmedia.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net
  shaw.ca rogers.com sympatico.ca bluewin.ch qq.com 163.com 126.com naver.com fastmail.com hey.com
  facebook.com instagram.com linkedin.com twitter.com x.com youtube.com yelp.com google.com wixsite.com
  example.com
`);

/** Mailboxes of a company, not of a person. */
export const ROLE_MAILBOXES = words(`
  info contact kontakt office hello mail sales support admin post service team enquiries inquiries hi
  contacto contatti reception empfang accueil booking bookings reservations help marketing billing jobs
`);
