import { Dice } from './dice.ts';
import type { MadeList } from './made-things.ts';
import { slip } from './spoil.ts';

/** What one firm is called in its own letters and abroad. */
interface Language {
  words: [own: string, abroad: string][];
  trades: [own: string, abroad: string][];
  legal: [own: string, abroad: string][];
  cities: [own: string, abroad: string][];
  streets: [own: string, abroad: string][];
  country: [own: string, abroad: string];
  tld: string;
  dial: string;
  /** Whether the legal form stands before the name. */
  isFirst: boolean;
}

const pairs = (text: string): [string, string][] =>
  text
    .trim()
    .split(/\s*\n\s*/)
    .flatMap((line) => line.split(/\s*,\s*/))
    .filter(Boolean)
    .map((pair) => pair.split('=') as [string, string]);

const LANGUAGES: Language[] = [
  {
    words:
      pairs(`Ромашка=Romashka, Заря=Zarya, Восток=Vostok, Радуга=Raduga, Спектр=Spektr, Родник=Rodnik,
      Вектор=Vektor, Орион=Orion, Каскад=Kaskad, Маяк=Mayak, Сокол=Sokol, Берег=Bereg, Гранит=Granit, Алмаз=Almaz`),
    trades: pairs(
      'Строй=Stroy, Торг=Torg, Сервис=Servis, Логистика=Logistika, Пром=Prom, Инвест=Invest',
    ),
    legal: pairs('ООО=OOO, ООО=LLC, АО=JSC, ЗАО=ZAO'),
    cities: pairs('Москва=Moscow, Казань=Kazan, Самара=Samara, Омск=Omsk, Пермь=Perm'),
    streets: pairs(
      'ул. Ленина=ul. Lenina, ул. Мира=ul. Mira, ул. Гагарина=ul. Gagarina, ул. Садовая=ul. Sadovaya',
    ),
    country: ['Россия', 'Russia'],
    tld: 'ru',
    dial: '+7 495',
    isFirst: true,
  },
  {
    words:
      pairs(`Αθηνά=Athina, Ερμής=Ermis, Ήλιος=Ilios, Δελφίνι=Delfini, Ωκεανός=Okeanos, Φάρος=Faros,
      Πήγασος=Pigasos, Κύμα=Kyma, Ορίζοντας=Orizontas, Αστέρι=Asteri`),
    trades: pairs(
      'Τρόφιμα=Trofima, Ναυτιλία=Naftilia, Κατασκευές=Kataskeves, Ενέργεια=Energeia, Τεχνική=Techniki',
    ),
    legal: pairs('Α.Ε.=S.A., ΕΠΕ=Ltd'),
    cities: pairs('Αθήνα=Athens, Θεσσαλονίκη=Thessaloniki, Πάτρα=Patra'),
    streets: pairs('Ερμού=Ermou, Σταδίου=Stadiou, Πανεπιστημίου=Panepistimiou'),
    country: ['Ελλάδα', 'Greece'],
    tld: 'gr',
    dial: '+30 210',
    isFirst: false,
  },
  {
    words:
      pairs(`Grünwald=Gruenwald, Schönfeld=Schoenfeld, Weißenburg=Weissenburg, Möller=Moeller, Königs=Koenigs,
      Bärenthal=Baerenthal, Süßmuth=Suessmuth, Lübke=Luebke, Höfner=Hoefner, Jäger=Jaeger`),
    trades: pairs(
      'Maschinenbau=Maschinenbau, Spedition=Spedition, Baugesellschaft=Baugesellschaft, Druck=Druck, Technik=Technik',
    ),
    legal: pairs('GmbH=GmbH, AG=AG, GmbH & Co. KG=GmbH and Co KG'),
    cities: pairs('München=Munich, Köln=Cologne, Nürnberg=Nuremberg, Hannover=Hanover'),
    streets: pairs(
      'Hauptstraße=Hauptstr., Goethestraße=Goethestrasse, Münchner Straße=Muenchner Str.',
    ),
    country: ['Deutschland', 'Germany'],
    tld: 'de',
    dial: '+49 89',
    isFirst: false,
  },
  {
    words:
      pairs(`Étoile=Etoile, Forêt=Foret, Légère=Legere, Cœur=Coeur, Bâtir=Batir, Hélios=Helios, Émeraude=Emeraude,
      Océane=Oceane, Clé=Cle, Genêt=Genet`),
    trades: pairs(
      'Bâtiment=Batiment, Énergie=Energie, Santé=Sante, Sécurité=Securite, Métallerie=Metallerie',
    ),
    legal: pairs('S.A.S.=SAS, SARL=S.a.r.l., SA=S.A.'),
    cities: pairs('Genève=Geneva, Lyon=Lyons, Bruxelles=Brussels, Anvers=Antwerp'),
    streets: pairs(
      'rue de la Liberté=Rue de la Liberte, avenue Général Leclerc=av. General Leclerc, place Carnot=Pl. Carnot',
    ),
    country: ['France', 'France'],
    tld: 'fr',
    dial: '+33 4',
    isFirst: false,
  },
  {
    words:
      pairs(`Żubr=Zubr, Łódka=Lodka, Świt=Swit, Dąb=Dab, Źródło=Zrodlo, Błękit=Blekit, Orzeł=Orzel, Wąwóz=Wawoz,
      Sosna=Sosna, Jaskółka=Jaskolka`),
    trades: pairs(
      'Usługi=Uslugi, Transport=Transport, Budownictwo=Budownictwo, Żywność=Zywnosc, Odzież=Odziez',
    ),
    legal: pairs('Sp. z o.o.=Sp z oo, S.A.=SA'),
    cities: pairs('Warszawa=Warsaw, Kraków=Cracow, Gdańsk=Gdansk, Wrocław=Wroclaw'),
    streets: pairs(
      'ul. Długa=ul. Dluga, ul. Świętojańska=Swietojanska, al. Jerozolimskie=Al. Jerozolimskie',
    ),
    country: ['Polska', 'Poland'],
    tld: 'pl',
    dial: '+48 22',
    isFirst: false,
  },
];

/** Firms of five countries, in their own letters and as a system abroad has them; some share a name. */
export function makeMixed(size: number, seed: number): MadeList {
  const dice = new Dice(seed);
  const made: { row: string[]; entity: number; at: number }[] = [];
  for (let entity = 0; made.length < size; entity++) {
    const write = makeFirm(dice, entity);
    made.push({ row: write(0), entity, at: dice.next() });
    const copies = dice.chance(0.35) ? 1 + dice.upTo(2) : 0;
    for (let n = 0; n < copies; n++) {
      made.push({ row: write(dice.chance(0.7) ? 1 : 0, dice), entity, at: dice.next() });
    }
  }
  made.sort((a, b) => a.at - b.at);
  return {
    headers: ['Nr', 'Firma', 'Straße', 'Ort', 'Land', 'Telefon', 'Webseite'],
    rows: made.map(({ row }, n) => [`${n + 1}`, ...row]),
    entities: made.map(({ entity }) => entity),
  };
}

function makeFirm(dice: Dice, number: number): (side: 0 | 1, varied?: Dice) => string[] {
  const language = dice.pick(LANGUAGES);
  const words = [
    dice.pick(language.words),
    ...(dice.chance(0.5) ? [dice.pick(language.words)] : []),
  ];
  const [trade, legal, city] = [
    dice.pick(language.trades),
    dice.pick(language.legal),
    dice.pick(language.cities),
  ];
  const street = dice.pick(language.streets);
  const house = 1 + dice.upTo(150);
  const phone = `${language.dial} ${1 + dice.upTo(8)}${dice.digits(6)}`;
  const stem = words.map(([, abroad]) => abroad.toLowerCase()).join('');
  const site = dice.chance(0.6) ? `www.${stem}${number}.${language.tld}` : '';
  return (side, varied) => {
    let name = [...words, trade].map((each) => each[side]).join(' ');
    if (varied?.chance(0.15)) name = slip(varied, name);
    const form = varied?.chance(0.3) ? '' : legal[side];
    const shown = language.isFirst
      ? `${form} ${side === 0 && form ? `«${name}»` : name}`
      : `${name} ${form}`;
    const at =
      side === 0 || language.tld !== 'fr' ? `${street[side]} ${house}` : `${house} ${street[side]}`;
    return [
      shown.trim(),
      varied?.chance(0.25) ? '' : at,
      city[side],
      varied?.chance(0.3) ? '' : language.country[side],
      varied?.chance(0.35) ? '' : varied?.chance(0.5) ? phone.replaceAll(' ', '') : phone,
      varied?.chance(0.3) ? '' : site,
    ];
  };
}
