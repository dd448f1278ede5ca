import { listOf } from '../list-of.ts';
import { fillDigits, type Country } from './country.ts';

/** One city, for the sites in Shift_JIS. Japan keeps no numbers for fiction that parse as valid. */
export const japan: Country = {
  code: 'JP',
  callingCode: '81',
  language: 'ja',
  cities: [
    {
      name: '東京都千代田区',
      region: '',
      numbers: { prefix: '35550', width: 4, from: 0, count: 10_000 },
      streets: [
        ['神田神保町', '101-0051'],
        ['丸の内', '100-0005'],
      ],
    },
  ],
  women: listOf(`美咲 | 陽子 | 由美`),
  men: listOf(`健太 | 大輔 | 翔`),
  lastNames: ['田中', '鈴木', '山本', '小林', '加藤', '松本'],
  legalForms: ['株式会社'],
  writeStreet: (street, dice) =>
    `${street}${dice.between(1, 3)}-${dice.between(1, 30)}-${dice.between(1, 20)}`,
  writePostcode: (stem) => stem,
  writeCityLine: ({ city, postalCode }) => `〒${postalCode} ${city}`,
  phoneStyles: ['0#-####-####', '+81 # #### ####'].map(
    (pattern) => (nsn: string) => fillDigits(pattern, nsn),
  ),
};
