import type { Dice } from './dice.ts';
import { type MadeCountry, makeStreet } from './made-countries.ts';
import type { MadeLead } from './made-leads.ts';

const SHORT: Record<string, string> = {
  Robert: 'Bob',
  William: 'Bill',
  Elizabeth: 'Liz',
  Michael: 'Mike',
  Thomas: 'Tom',
  James: 'Jim',
  Joseph: 'Joe',
  Christopher: 'Chris',
  Daniel: 'Dan',
  Matthew: 'Matt',
  Anthony: 'Tony',
  Steven: 'Steve',
  Andrew: 'Andy',
  Kenneth: 'Ken',
  Joshua: 'Josh',
  Margaret: 'Maggie',
  Jennifer: 'Jen',
  Patricia: 'Pat',
  Samuel: 'Sam',
  Edward: 'Ed',
  Benjamin: 'Ben',
  Frederick: 'Fred',
  Susan: 'Sue',
  Richard: 'Rick',
};

/** The same lead as another source has it. What it says of whom it speaks stays recognisable. */
export function spoil(dice: Dice, country: MadeCountry, lead: MadeLead): MadeLead {
  const copy = { ...lead };
  copy.name =
    lead.kind === 'person'
      ? otherPersonName(dice, lead.name)
      : otherFirmName(dice, country, lead.name);
  if (copy.company && dice.chance(0.4)) copy.company = otherFirmName(dice, country, copy.company);
  if (copy.phone) {
    const national = copy.phone.replace(/\D/g, '').slice(-country.phoneDigits);
    copy.phone = country.phone(national, dice.upTo(4));
  }
  if (dice.chance(0.5)) copy.street = country.streetShort(copy.street);
  if (dice.chance(0.15)) copy.street = slip(dice, copy.street);
  if (dice.chance(0.08))
    copy.street += dice.pick([', 2nd floor', ', Suite 4', ' (opposite the station)']);
  if (dice.chance(0.1)) copy.city = slip(dice, copy.city);
  if (dice.chance(0.08)) copy.postal_code = slip(dice, copy.postal_code);
  if (dice.chance(0.3)) copy.website = copy.website.replace('https://www.', '');
  if (dice.chance(0.1)) copy.email = slip(dice, copy.email);
  const spelling = dice.next();
  if (spelling < 0.3) copy.name = copy.name.normalize('NFD').replace(/\p{M}/gu, '');
  else if (spelling < 0.5) copy.name = spellOut(copy.name);
  if (dice.chance(0.05)) copy.name = copy.name.toUpperCase();
  return gaps(dice, country, copy);
}

/** What a source lacks or has from before. Two of the ways to reach somebody stay at the least. */
function gaps(dice: Dice, country: MadeCountry, copy: MadeLead): MadeLead {
  const ways = (['email', 'phone', 'website', 'street'] as const).filter((field) => copy[field]);
  let spare = ways.length - 2;
  for (const field of ways) {
    if (spare <= 0) break;
    if (!dice.chance(0.2)) continue;
    spare--;
    copy[field] = '';
    if (field === 'street' && dice.chance(0.5)) copy.postal_code = '';
  }
  if (spare > 0 && copy.street && dice.chance(0.05)) {
    copy.street = country.street(makeStreet(dice, country), 1 + dice.upTo(220));
    copy.postal_code = country.postal(dice);
  } else if (spare > 0 && copy.phone && dice.chance(0.06)) {
    copy.phone = country.phone(dice.digits(country.phoneDigits), 0);
  }
  if (dice.chance(0.15)) copy.title = '';
  return copy;
}

function otherPersonName(dice: Dice, name: string): string {
  const [given = '', ...rest] = name.split(' ');
  const family = rest.join(' ');
  const roll = dice.next();
  if (roll < 0.12 && SHORT[given]) return `${SHORT[given]} ${family}`;
  if (roll < 0.2) return `${given[0]}. ${family}`;
  if (roll < 0.28) return `${family}, ${given}`;
  if (roll < 0.34) return `${dice.pick(['Dr.', 'Mr', 'Prof.'])} ${name}`;
  if (roll < 0.4) return `${given} ${dice.pick('ABCDEM'.split(''))}. ${family}`;
  return roll < 0.55 ? `${given} ${slip(dice, family)}` : name;
}

function otherFirmName(dice: Dice, country: MadeCountry, name: string): string {
  const roll = dice.next();
  const legal = country.legal.find((form) => name.endsWith(` ${form}`));
  if (legal && roll < 0.4) return name.slice(0, -legal.length - 1);
  if (!legal && roll < 0.3) return `${name} ${dice.pick(country.legal)}`;
  if (roll < 0.5) return slip(dice, name);
  if (roll < 0.58) return name.replace('&', 'and');
  if (roll < 0.63 && !legal) return name.split(' ').toReversed().join(' ');
  return name;
}

function spellOut(text: string): string {
  return text
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss');
}

/** One slip of the pen: a letter dropped, doubled, changed or swapped with its neighbour. */
export function slip(dice: Dice, text: string): string {
  if (text.length < 4) return text;
  const at = 1 + dice.upTo(text.length - 2);
  const [before, letter, after] = [text.slice(0, at), text[at]!, text.slice(at + 1)];
  switch (dice.upTo(4)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return before + (/\d/.test(letter) ? dice.digits(1) : dice.pick('aeirnst'.split(''))) + after;
    default:
      return before + (after[0] ?? '') + letter + after.slice(1);
  }
}
