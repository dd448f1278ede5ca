import type { Dice } from './dice.ts';

export interface MadeCountry {
  code: string;
  cities: string[];
  given: string[];
  /** Syllables that family names, streets and firms are made of. */
  starts: string[];
  ends: string[];
  trades: string[];
  legal: string[];
  tld: string;
  street: (name: string, house: number) => string;
  /** The same in another common spelling. */
  streetShort: (street: string) => string;
  postal: (dice: Dice) => string;
  phone: (digits: string, style: number) => string;
  phoneDigits: number;
}

const list = (text: string) => text.trim().split(/\s*,\s*|\n\s*/);

const pairs = (digits: string) => digits.match(/../g)!.join(' ');

export const COUNTRIES: MadeCountry[] = [
  {
    code: 'US',
    cities:
      list(`New York, Los Angeles, Chicago, Houston, Phoenix, San Antonio, San Diego, Dallas, Austin,
      Columbus, Charlotte, Seattle, Denver, Boston, Nashville, Portland, Las Vegas, Memphis, Louisville,
      Baltimore, Milwaukee, Albuquerque, Tucson, Fresno, Sacramento, Kansas City, Atlanta, Omaha, Raleigh,
      Miami, Oakland, Tulsa, Tampa, Wichita, St. Louis, Salt Lake City, Spokane, Boise, Fort Worth`),
    given:
      list(`James, Mary, Robert, Patricia, John, Jennifer, Michael, Linda, David, Elizabeth, William,
      Barbara, Richard, Susan, Joseph, Jessica, Thomas, Sarah, Christopher, Karen, Daniel, Lisa, Matthew,
      Nancy, Anthony, Betty, Mark, Margaret, Steven, Ashley, Andrew, Emily, Kenneth, Donna, Joshua, Michelle,
      Kevin, Amanda, Brian, Melissa, Tyler, Brittany, Aaron, Olivia, Kyle, Hannah, Walter, Grace, Ethan, Chloe`),
    starts:
      list(`Ander, Bar, Black, Brad, Brook, Car, Cooper, Craw, Dal, Edwards, Fair, Fitz, Gar, Green, Hamil,
      Harri, Hen, Hollo, Jack, John, Kings, Lan, Mar, Mc, Mitch, New, Oak, Parker, Pat, Rich, Robin, San,
      Shel, Stan, Tay, Thorn, Wal, Wash, West, Whit`),
    ends: list(`son, ton, ley, ford, man, wood, field, worth, ings, ers, way, burn, more, lock, ster, den, ham,
      by, shaw, ell`),
    trades:
      list(`Plumbing, Roofing, Dental, Law Group, Landscaping, Auto Repair, Bakery, Consulting,
      Insurance Agency, Realty, Fitness, Veterinary Clinic, Electric, Construction, Software, Logistics`),
    legal: list('Inc., LLC, Corp., Co., PC'),
    tld: 'com',
    street: (name, house) => `${house} ${name}`,
    streetShort: (street) =>
      street
        .replace('Street', 'St.')
        .replace('Avenue', 'Ave')
        .replace('Boulevard', 'Blvd')
        .replace('Road', 'Rd'),
    postal: (dice) => `${1 + dice.upTo(9)}${dice.digits(4)}`,
    phoneDigits: 10,
    phone: (d, style) =>
      [
        `(${d.slice(0, 3)}) ${d.slice(3, 6)}-${d.slice(6)}`,
        `+1 ${d.slice(0, 3)} ${d.slice(3, 6)} ${d.slice(6)}`,
        `${d.slice(0, 3)}-${d.slice(3, 6)}-${d.slice(6)}`,
        `1.${d.slice(0, 3)}.${d.slice(3, 6)}.${d.slice(6)} ext. 12`,
      ][style]!,
  },
  {
    code: 'GB',
    cities:
      list(`London, Leeds, York, Manchester, Birmingham, Glasgow, Bristol, Sheffield, Liverpool, Cardiff,
      Leicester, Nottingham, Bradford, Hull, Plymouth, Derby, Reading, Oxford, Cambridge, Norwich, Exeter,
      Bath, Newcastle upon Tyne, Stoke-on-Trent, Southampton, Brighton, Edinburgh, Aberdeen`),
    given:
      list(`Oliver, Amelia, George, Isla, Harry, Ava, Jack, Emily, Charlie, Sophie, Thomas, Grace, Oscar, Mia,
      William, Poppy, James, Ella, Alfie, Lily, Joshua, Evie, Samuel, Jessica, Edward, Charlotte, Frederick,
      Alice, Benjamin, Lucy, Nigel, Fiona, Graham, Gillian, Stuart, Heather, Rhys, Bronwen`),
    starts:
      list(`Ash, Bar, Bent, Brad, Brough, Chad, Clay, Cromp, Dar, Dun, East, Fen, Gains, Hal, Hard, Hat,
      Hawk, Hol, Kirk, Lang, Lin, Mal, Nor, Oak, Pen, Pick, Rams, Rother, Sed, Shef, Sut, Thor, Tur, Wads,
      Wake, Wick, Win, Wool`),
    ends: list(`ley, worth, ton, by, thorpe, well, stead, bourne, croft, den, field, gate, ham, hurst, low, mere,
      over, ridge, shaw, wick`),
    trades:
      list(`Plumbers, Solicitors, Dental Practice, Accountants, Bakery, Joinery, Garage, Lettings,
      Veterinary Surgery, Cleaning Services, Catering, Roofing, Opticians, Engineering, Travel`),
    legal: list('Ltd, Limited, LLP, PLC'),
    tld: 'co.uk',
    street: (name, house) => `${house} ${name}`,
    streetShort: (street) =>
      street.replace('Street', 'St').replace('Avenue', 'Av').replace('Road', 'Rd'),
    postal: (dice) =>
      `${dice.pick(['LS', 'M', 'SW', 'B', 'YO', 'G', 'EH', 'BS'])}${1 + dice.upTo(20)} ${1 + dice.upTo(9)}${dice.pick('ABDEFGHJLN'.split(''))}${dice.pick('PQRSTUWXYZ'.split(''))}`,
    phoneDigits: 10,
    phone: (d, style) =>
      [
        `0${d.slice(0, 3)} ${d.slice(3, 6)} ${d.slice(6)}`,
        `+44 ${d.slice(0, 3)} ${d.slice(3)}`,
        `0${d}`,
        `+44 (0)${d.slice(0, 4)} ${d.slice(4)}`,
      ][style]!,
  },
  {
    code: 'DE',
    cities:
      list(`Berlin, Hamburg, München, Köln, Frankfurt, Stuttgart, Düsseldorf, Leipzig, Dortmund, Essen, Bremen,
      Dresden, Hannover, Nürnberg, Duisburg, Bochum, Wuppertal, Bielefeld, Bonn, Münster, Mannheim, Karlsruhe,
      Augsburg, Wiesbaden, Mönchengladbach, Göttingen, Lübeck, Würzburg, Tübingen, Osnabrück`),
    given:
      list(`Hans, Ursula, Peter, Monika, Klaus, Petra, Wolfgang, Sabine, Jürgen, Renate, Michael, Helga, Thomas,
      Karin, Andreas, Brigitte, Stefan, Ingrid, Christian, Erika, Matthias, Susanne, Jörg, Gabriele, Uwe, Claudia,
      Günther, Heike, Björn, Käthe, Tobias, Anke, Florian, Silke, Sören, Antje, Lukas, Lena`),
    starts:
      list(`Acker, Bau, Berg, Böh, Brand, Braun, Busch, Dietz, Eber, Feld, Fisch, Frank, Fried, Gärt, Groß, Haas,
      Hart, Hein, Hof, Jäg, Kauf, Kell, Klein, Koch, Köh, Krä, Lang, Lind, Mül, Neu, Ober, Rich, Roth, Sand,
      Schä, Schnei, Schrö, Stein, Wag, Zimmer`),
    ends: list(`mann, er, meier, bauer, hardt, mer, stein, berger, hoff, ler, ner, rich, feld, ke, lein, sen, bach,
      haus, wald, der`),
    trades:
      list(`Elektrotechnik, Sanitär, Steuerberatung, Zahnarztpraxis, Bäckerei, Tischlerei, Autohaus, Immobilien,
      Gartenbau, Metallbau, Druckerei, Logistik, Rechtsanwälte, Maschinenbau, Fliesen`),
    legal: list('GmbH, GmbH & Co. KG, AG, e.K., UG (haftungsbeschränkt)'),
    tld: 'de',
    street: (name, house) => `${name} ${house}`,
    streetShort: (street) => street.replace('straße', 'str.').replace('Straße', 'Str.'),
    postal: (dice) => dice.digits(5),
    phoneDigits: 10,
    phone: (d, style) =>
      [
        `0${d.slice(0, 3)} ${d.slice(3)}`,
        `+49 ${d.slice(0, 3)} ${d.slice(3)}`,
        `0${d.slice(0, 3)}/${d.slice(3, 6)} ${d.slice(6)}`,
        `0049 (0) ${d.slice(0, 3)} - ${d.slice(3)}`,
      ][style]!,
  },
  {
    code: 'FR',
    cities:
      list(`Paris, Lyon, Marseille, Toulouse, Nice, Nantes, Montpellier, Strasbourg, Bordeaux, Lille, Rennes, Reims,
      Saint-Étienne, Le Havre, Toulon, Grenoble, Dijon, Angers, Nîmes, Clermont-Ferrand, Orléans, Besançon, Caen`),
    given:
      list(`Jean, Marie, Pierre, Nathalie, Michel, Isabelle, Philippe, Sylvie, Alain, Catherine, Nicolas, Valérie,
      Christophe, Céline, François, Émilie, Frédéric, Hélène, Jérôme, Aurélie, Stéphane, Amélie, Benoît, Chloé,
      Gaël, Noémie, Thierry, Léa, Rémi, Zoé`),
    starts:
      list(`Beau, Bel, Blan, Bou, Char, Clé, Cour, Du, Des, Fau, Fon, Gar, Gau, Gi, La, Le, Mar, Mer, Mon, Mou, Pel,
      Per, Pi, Ri, Ro, Rous, Sau, Tho, Tri, Val, Ver, Vi`),
    ends: list(`bert, chard, din, dreau, fort, gnon, let, lier, mier, mont, neau, nard, quet, rand, reau, rier, rin, seau,
      tin, ville`),
    trades:
      list(`Plomberie, Boulangerie, Menuiserie, Conseil, Immobilier, Cabinet Dentaire, Avocats, Garage, Électricité,
      Traiteur, Informatique, Assurances, Jardinage, Imprimerie`),
    legal: list('SARL, SAS, SA, EURL'),
    tld: 'fr',
    street: (name, house) => `${house} ${name}`,
    streetShort: (street) => street.replace('Avenue', 'Av.').replace('Boulevard', 'Bd'),
    postal: (dice) => dice.digits(5),
    phoneDigits: 9,
    phone: (d, style) =>
      [`0${d[0]} ${pairs(d.slice(1))}`, `+33 ${d[0]} ${pairs(d.slice(1))}`, `0${d}`, `+33 (0)${d}`][
        style
      ]!,
  },
  {
    code: 'NL',
    cities:
      list(`Amsterdam, Rotterdam, Den Haag, Utrecht, Eindhoven, Groningen, Tilburg, Almere, Breda, Nijmegen, Apeldoorn,
      Haarlem, Arnhem, Enschede, Amersfoort, Zaandam, Leiden, Dordrecht, Zwolle, Maastricht, Delft`),
    given:
      list(`Jan, Maria, Johannes, Anna, Pieter, Johanna, Willem, Elisabeth, Hendrik, Margaretha, Daan, Emma, Sem, Sanne,
      Thijs, Lotte, Bram, Femke, Ruben, Iris, Jeroen, Marieke, Sjoerd, Anouk, Koen, Fleur`),
    starts:
      list(`van den Berg, de Groot, Bak, Bos, Brou, Dek, Dijk, Hend, Hoek, Jans, Kap, Kok, Kui, Loo, Meij, Mul, Peet,
      Prins, Schou, Smit, Ver, Vis, Vos, Wil, Zand`),
    ends: list(
      'ker, sen, stra, huis, man, ers, mans, laan, veld, meer, kamp, dijk, oorn, ster, wijk',
    ),
    trades:
      list(`Loodgieters, Bakkerij, Advocaten, Tandartspraktijk, Makelaardij, Schilderwerken, Installatie, Transport,
      Hoveniers, Administratie, Drukkerij, Fysiotherapie`),
    legal: list('B.V., V.O.F., N.V.'),
    tld: 'nl',
    street: (name, house) => `${name} ${house}`,
    streetShort: (street) => street.replace('straat', 'str.'),
    postal: (dice) =>
      `${1 + dice.upTo(9)}${dice.digits(3)} ${dice.pick('ABCDEFGH'.split(''))}${dice.pick('KLMNPRST'.split(''))}`,
    phoneDigits: 9,
    phone: (d, style) =>
      [
        `0${d.slice(0, 2)}-${d.slice(2)}`,
        `+31 ${d.slice(0, 2)} ${d.slice(2)}`,
        `0${d}`,
        `0031 ${d}`,
      ][style]!,
  },
];

const STREETS: Record<string, string[]> = {
  US: ['Street', 'Avenue', 'Boulevard', 'Road', 'Drive', 'Lane'],
  GB: ['Street', 'Road', 'Lane', 'Avenue', 'Close', 'Gardens'],
  DE: ['straße', 'weg', 'platz', 'allee'],
  FR: ['Rue de ', 'Avenue ', 'Boulevard ', 'Place '],
  NL: ['straat', 'laan', 'weg', 'plein'],
};

export function makeFamily(dice: Dice, country: MadeCountry): string {
  const start = dice.pickSkewed(country.starts);
  if (start.includes(' ')) return start;
  return `${start}${dice.pickSkewed(country.ends)}`;
}

export function makeStreet(dice: Dice, country: MadeCountry): string {
  const name = `${dice.pick(country.starts)}${dice.pick(country.ends)}`;
  const form = dice.pick(STREETS[country.code]!);
  if (country.code === 'FR') return `${form}${name}`;
  return country.code === 'DE' || country.code === 'NL' ? `${name}${form}` : `${name} ${form}`;
}
