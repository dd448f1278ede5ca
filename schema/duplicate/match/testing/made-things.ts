import { Dice } from './dice.ts';
import { slip } from './spoil.ts';

/** A list of one kind of thing: cells by column, and which rows are one. */
export interface MadeList {
  headers: string[];
  rows: string[][];
  entities: number[];
}

interface Kind {
  headers: string[];
  make: (dice: Dice) => string[];
  /** The same as another source has it. */
  vary: (dice: Dice, row: string[]) => string[];
}

/** Lists of what leads are not, with several records of one thing and its near relations. */
export function makeThings(kind: keyof typeof KINDS, size: number, seed: number): MadeList {
  const dice = new Dice(seed);
  const { headers, make, vary } = KINDS[kind];
  const made: { row: string[]; entity: number; at: number }[] = [];
  for (let entity = 0; made.length < size; entity++) {
    const row = make(dice);
    const copies = dice.chance(0.35) ? 1 + dice.upTo(3) : 0;
    made.push({ row, entity, at: dice.next() });
    for (let n = 0; n < copies; n++) made.push({ row: vary(dice, row), entity, at: dice.next() });
  }
  made.sort((a, b) => a.at - b.at);
  return {
    headers: ['id', ...headers],
    rows: made.map(({ row }, n) => [`r${n}`, ...row]),
    entities: made.map(({ entity }) => entity),
  };
}

const list = (text: string) => text.trim().split(/\s+/);
const SUBJECTS =
  list(`queries graphs streams indexes transactions sensors images markets proteins networks
  documents tables caches schemas workflows ontologies logs sessions alerts trajectories`);
const WAYS = list(`adaptive parallel incremental robust scalable approximate distributed declarative
  probabilistic secure efficient lazy semantic hybrid temporal private optimal continuous`);
const DEEDS = list(`processing mining ranking joining sampling compression clustering integration
  estimation scheduling verification summarisation placement recovery maintenance`);
const FAMILIES =
  list(`Abadi Baker Chen Dubois Eriksen Fischer Garcia Haas Ito Jensen Kumar Lopez Meyer Novak
  Okafor Patel Quist Rossi Silva Tanaka Ullman Vogel Wang Xu Young Zaniolo Bernstein Carey`);
const GIVEN = list(
  'Ada Bruno Clara David Elena Frank Grace Hugo Irene Jonas Karen Luis Maria Nils',
);
const VENUES = [
  ['SIGMOD', 'ACM SIGMOD Conference on Management of Data'],
  ['VLDB', 'Very Large Data Bases'],
  ['ICDE', 'International Conference on Data Engineering'],
  ['TODS', 'ACM Transactions on Database Systems'],
] as const;
const MAKERS = list('Sonex Panora Canova Lexmar Toshida Vizora Kenlow Brauner Philar Nikora');
const GOODS = [
  'digital camera',
  'laser printer',
  'dvd player',
  'coffee maker',
  'lcd television',
  'wireless headphones',
  'ink cartridge',
  'car stereo',
];
const COLOURS = list('black white silver red blue');
const CYRILLIC_GIVEN = list('Иван Мария Сергей Ольга Дмитрий Анна Алексей Елена Николай Татьяна');
const CYRILLIC_STARTS = list(
  'Кузнец Смирн Попов Волк Лебед Соколов Морозов Егор Павл Степан Фёдор Громов',
);
const CYRILLIC_ENDS = list('ский ов ин енко цев');
const CYRILLIC_CITIES = list('Москва Казань Самара Омск Пермь Воронеж');
const KANA = list('アオ カワ サク タナ ナミ ハル マツ ヤマ ライ ワカ トヨ ミツ シマ ノブ ヒカ');
const TRADES = list('商事 工業 建設 電機 食品 運輸 製薬');
const JAPANESE_CITIES = list('東京 大阪 名古屋 札幌 福岡 神戸');

const authors = (dice: Dice) =>
  Array.from({ length: 1 + dice.upTo(3) }, () => `${dice.pick(GIVEN)} ${dice.pick(FAMILIES)}`);

const KINDS = {
  publications: {
    headers: ['Title', 'Authors', 'Venue', 'Year'],
    make: (dice) => [
      `${dice.pick(WAYS)} ${dice.pick(DEEDS)} of ${dice.pick(WAYS)} ${dice.pick(SUBJECTS)} for ${dice.pick(SUBJECTS)}`,
      authors(dice).join(', '),
      dice.pick(VENUES)[0],
      `${1990 + dice.upTo(30)}`,
    ],
    vary: (dice, [title = '', by = '', venue = '', year = '']) => [
      dice.chance(0.3) ? slip(dice, title) : title,
      dice.chance(0.5)
        ? by.replace(/(\w)\w+ (\w+)/g, '$1. $2')
        : by.split(', ').toReversed().join(', '),
      dice.chance(0.5) ? (VENUES.find(([short]) => short === venue)?.[1] ?? venue) : venue,
      dice.chance(0.1) ? '' : year,
    ],
  },
  products: {
    headers: ['Product', 'Brand', 'Description', 'Price'],
    make: (dice) => {
      const [maker, good] = [dice.pick(MAKERS), dice.pick(GOODS)];
      const model = `${dice.pick(list('dsc mf px hl kx ngr'))}-${dice.pick(list('a b w z'))}${dice.digits(3)}${dice.pick(list('d x k s'))}`;
      const colour = dice.pick(COLOURS);
      return [
        `${maker} ${model.toUpperCase()} ${colour} ${good}`,
        maker,
        `${maker} ${good} in ${colour}, ${1 + dice.upTo(9)} year warranty, ${dice.pick(WAYS)} ${dice.pick(DEEDS)}`,
        `$${20 + dice.upTo(900)}.99`,
      ];
    },
    vary: (dice, [name = '', brand = '', about = '', price = '']) => {
      const [maker, model = '', , ...good] = name.split(' ');
      const short = dice.chance(0.5) ? model.replace('-', '').toLowerCase() : model;
      return [
        dice.chance(0.5)
          ? `${good.join(' ')} ${maker} ${short}`
          : `${maker} ${short} ${good.join(' ')}`,
        dice.chance(0.4) ? '' : brand,
        dice.chance(0.6) ? '' : about,
        dice.chance(0.3) ? '' : `${Number(price.slice(1)) - dice.upTo(9)}`,
      ];
    },
  },
  peopleInRussian: {
    headers: ['Имя', 'Фамилия', 'Город', 'Телефон', 'Дата рождения'],
    make: (dice) => [
      dice.pick(CYRILLIC_GIVEN),
      `${dice.pick(CYRILLIC_STARTS)}${dice.pick(CYRILLIC_ENDS)}`,
      dice.pick(CYRILLIC_CITIES),
      `+7 9${dice.digits(9)}`,
      `${1950 + dice.upTo(55)}-0${1 + dice.upTo(9)}-${10 + dice.upTo(18)}`,
    ],
    vary: (dice, [given = '', family = '', city = '', phone = '', born = '']) => {
      const names = [given, dice.chance(0.3) ? slip(dice, family) : family];
      if (dice.chance(0.15)) names.reverse();
      return [
        ...names,
        dice.chance(0.2) ? '' : city,
        dice.chance(0.3) ? '' : phone.replace('+7 ', '8'),
        dice.chance(0.2) ? '' : born,
      ];
    },
  },
  firmsInJapanese: {
    headers: ['番号', '会社名', '所在地', '電話番号'],
    make: (dice) => [
      dice.digits(9),
      `${dice.pick(KANA)}${dice.pick(KANA)}${dice.pick(TRADES)}株式会社`,
      `${dice.pick(JAPANESE_CITIES)}市${1 + dice.upTo(9)}-${1 + dice.upTo(30)}-${1 + dice.upTo(20)}`,
      `0${1 + dice.upTo(9)}-${dice.digits(4)}-${dice.digits(4)}`,
    ],
    vary: (dice, [, name = '', place = '', phone = '']) => [
      dice.digits(9),
      dice.chance(0.5)
        ? `株式会社${name.replace('株式会社', '')}`
        : name.replace('株式会社', '(株)'),
      dice.chance(0.2) ? '' : place,
      dice.chance(0.3) ? phone.replaceAll('-', '') : phone,
    ],
  },
} satisfies Record<string, Kind>;
