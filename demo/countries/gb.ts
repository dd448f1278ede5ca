import { listOf } from '../list-of.ts';
import { fillDigits, type City, type Country } from './country.ts';

// Inward codes leave out C, I, K, M, O and V.
const INWARD_LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'.split('');

/** Numbers: the thousand that Ofcom keeps for drama in each of these cities. */
export const unitedKingdom: Country = {
  code: 'GB',
  callingCode: '44',
  language: 'en',
  cities: [
    city('Leeds', '113496', [
      ['Park Row', 'LS1 5'],
      ['Street Lane', 'LS8 1'],
      ['Otley Road', 'LS6 3'],
      ['Harrogate Road', 'LS7 4'],
      ['Austhorpe Road', 'LS15 8'],
    ]),
    city('Manchester', '161496', [
      ['Deansgate', 'M3 2'],
      ['Oldham Street', 'M1 1'],
      ['Burton Road', 'M20 1'],
    ]),
    {
      ...city('London', '', [
        ['Old Street', 'EC1V 9'],
        ['Bermondsey Street', 'SE1 3'],
        ['Marylebone High Street', 'W1U 4'],
        ['Upper Street', 'N1 2'],
      ]),
      numbers: { prefix: '207946', width: 4, from: 0, count: 1000 },
    },
    city('Birmingham', '121496', [
      ['Colmore Row', 'B3 2'],
      ['Warstone Lane', 'B18 6'],
    ]),
    city('Bristol', '117496', [
      ['Whiteladies Road', 'BS8 2'],
      ['North Street', 'BS3 1'],
      ['Gloucester Road', 'BS7 8'],
    ]),
    city('Edinburgh', '131496', [
      ['George Street', 'EH2 2'],
      ['Leith Walk', 'EH6 5'],
    ]),
    city('Glasgow', '141496', [
      ['Byres Road', 'G12 8'],
      ['Bath Street', 'G2 4'],
    ]),
    city('Sheffield', '114496', [
      ['Ecclesall Road', 'S11 8'],
      ['Division Street', 'S1 4'],
    ]),
    city('Liverpool', '151496', [
      ['Bold Street', 'L1 4'],
      ['Lark Lane', 'L17 8'],
    ]),
    city('Leicester', '116496', [
      ['Queens Road', 'LE2 1'],
      ['New Walk', 'LE1 6'],
    ]),
  ],
  women: listOf(
    `Alice | Freya | Imogen | Aisha | Rosie | Eleanor | Niamh | Sadia | Poppy | Beth | Georgina | Martha`,
  ),
  men: listOf(
    `Oliver | Harry | Callum | George | Rhys | Tom | Jack | Duncan | Alistair | Rohan | Lewis | Idris`,
  ),
  lastNames:
    listOf(`Thornton | Ashworth | Khan | Fairfax | Whitehead | Booth | Sharma | Hartley | Lockwood
    | Pemberton | Greenwood | Ahmed | Bickerstaff | Marsden | Holroyd | Barraclough |
    Cartwright | Redfern | Sutcliffe | Lightfoot | Armitage | Winslow`),
  legalForms: ['Ltd', 'Limited', 'LLP'],
  writeStreet: (street, dice) => {
    const line = `${dice.between(2, 248)} ${street}`;
    return dice.chance(0.15) ? `Unit ${dice.between(1, 14)}, ${line}` : line;
  },
  writePostcode: (stem, dice) => `${stem}${dice.pick(INWARD_LETTERS)}${dice.pick(INWARD_LETTERS)}`,
  writeCityLine: ({ city, postalCode }) => `${city} ${postalCode}`,
  phoneStyles: [
    (nsn) => fillDigits(isLondon(nsn) ? '0## #### ####' : '0### ### ####', nsn),
    (nsn) => fillDigits(isLondon(nsn) ? '+44 ## #### ####' : '+44 ### ### ####', nsn),
    (nsn) => fillDigits(isLondon(nsn) ? '+44 (0)## #### ####' : '+44 (0)### ### ####', nsn),
    (nsn) => fillDigits(isLondon(nsn) ? '(0##) #### ####' : '(0###) ### ####', nsn),
  ],
};

function isLondon(nsn: string): boolean {
  return nsn.startsWith('2');
}

function city(name: string, prefix: string, streets: City['streets']): City {
  return { name, region: '', numbers: { prefix, width: 4, from: 0, count: 1000 }, streets };
}
