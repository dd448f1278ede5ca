import { compareDomains, compareMails, comparePhones } from './compare-contacts.ts';
import { isSamePhone, phoneEnding } from './contact-values.ts';
import { compareNames } from './compare-names.ts';
import {
  compareAmounts,
  compareBirths,
  compareClasses,
  compareCodes,
  compareCompanies,
  compareTexts,
  compareYears,
} from './compare-others.ts';
import { compareStreets, compareTowns, type PartComparison } from './compare-places.ts';
import type { Comparison, Feature, FeatureName } from './features.ts';
import { type Frequencies, priorBits } from './frequencies.ts';
import type { Prepared } from './prepare.ts';
import { USUAL_WEIGHTS, type Weights } from './weights.ts';

/** What a place and its people share, when the names speak of two: that much at most. */
const MOST_SHARED = 5;
/** Who has the same number given out once may have married. */
const MOST_SHARED_WITH_NUMBER = 12;
/** Above, even names that differ are beyond doubt. */
const SURE_BITS = 8;
/** For firms at two addresses: worth a person's look, never sure. */
const MOST_ELSEWHERE = -1;
/** For two names in a source that keeps its records apart. */
const MOST_APART = -4;
/** A number that more records have is a switchboard. */
const MOST_ON_ONE_LINE = 2;
/** What sets a person apart from others of that name. */
const WITNESSES = new Set<FeatureName>([
  'email',
  'phone',
  'domain',
  'street',
  'company',
  'born',
  'code',
]);
const NAMESAKE_BITS = 5;
const REACHES = new Set<FeatureName>(['email', 'phone', 'street', 'code']);
const COPY_BITS = 1;
/** Where things occur that much oftener than usual, one house with one telephone is one thing. */
const MANY_TIMES = 1.5;
const EDITION_BITS = 4;

/**
 * Compares two records feature by feature. The bits of all features and of the prior add up, as
 * those of independent witnesses do (Fellegi and Sunter); what is not independent is held together
 * in one feature or capped here.
 *
 * @param floor who cares for no fewer bits than that may be told the most there can be, unfinished
 */
export function compare(
  one: Prepared,
  other: Prepared,
  frequencies: Frequencies,
  weights: Weights = USUAL_WEIGHTS,
  floor = -Infinity,
): Comparison {
  // Words are paired greedily: in one order of the two, whichever way they are asked for.
  const [a, b] = one.order <= other.order ? [one, other] : [other, one];
  const isPerson = a.name.isPerson && b.name.isPerson;
  const name = compareNames(a, b, frequencies);
  const features: Feature[] = [];
  const add = (feature: FeatureName, part: PartComparison | null) => {
    if (!part) return 0;
    const bits = part.bits < 0 ? part.bits * weights.against[feature] : part.bits;
    features.push({ feature, bits, verdict: part.verdict });
    return bits;
  };
  const mail = compareMails(a, b, frequencies);
  const nameBits =
    name.verdict === 'unknown' ? 0 : add('name', { bits: name.bits, verdict: name.verdict });
  const mailBits = add('email', mail);
  const codes = compareCodes(a, b, frequencies);
  const own = add('born', compareBirths(a, b, frequencies)) + add('code', codes);
  const isMailPersonal = mail !== null && !mail.isShared;
  const prior = priorBits(frequencies) + weights.prior;
  const sure = prior + nameBits + own + (isMailPersonal ? mailBits : 0);
  const mostShared = codes !== null && codes.bits > 0 ? MOST_SHARED_WITH_NUMBER : MOST_SHARED;
  const most = sure + mostShared + mostOfRest(a);
  if (name.isConflict && most < floor) return { bits: most, features, isConflict: true };
  const phone = comparePhones(a, b, frequencies);
  const phoneBits = add('phone', phone);
  // Domain, mailbox and name of a firm are rarely independent.
  const domain = compareDomains(a, b, frequencies);
  const isNamedAlike = mail?.verdict === 'same' || name.bits > 4;
  const company = compareCompanies(a, b, frequencies);
  const domainBits = add(
    'domain',
    domain && weakened(domain, isNamedAlike, isPerson, mail, company),
  );
  const street = compareStreets(a, b, frequencies);
  const town = compareTowns(a, b, frequencies);
  const placeBits = add('street', street) + add('town', town);
  const companyBits = add(
    'company',
    company && !isPerson
      ? { ...company, bits: makerBits(company.bits, nameBits, frequencies) }
      : company,
  );
  const classes = add('category', compareClasses(a, b));
  const rest =
    classes +
    add('text', compareTexts(a, b, frequencies)) +
    add('amount', compareAmounts(a, b, frequencies)) +
    add('year', compareYears(a, b, frequencies));
  let shared = phoneBits + domainBits + placeBits + companyBits + (isMailPersonal ? 0 : mailBits);
  if (name.isConflict) shared = Math.min(shared, mostShared);
  let bits = sure + shared + rest;
  const isBranch =
    !isPerson && codes?.verdict !== 'same' && isElsewhere(a, b, street, town, frequencies);
  if (isBranch) bits = Math.min(bits, MOST_ELSEWHERE);
  if (!isPerson && name.isBranching && isOnlyNear(features)) bits = Math.min(bits, MOST_ELSEWHERE);
  if (isPerson && isNamesake(features)) bits -= NAMESAKE_BITS;
  // A person is never a company.
  if (a.kind && b.kind && a.kind !== b.kind) bits = Math.min(bits, prior);
  if (one.order === other.order && isTheSame(features)) bits = Math.max(bits, COPY_BITS);
  const isAtHome =
    weights.prior > MANY_TIMES &&
    phone?.verdict === 'same' &&
    street?.verdict === 'same' &&
    name.bits > 0;
  const isApart = name.verdict !== 'same' && areApart(weights, features);
  if (isApart) bits = Math.min(bits, MOST_APART);
  const isSure = codes?.verdict === 'same' || isAtHome || (isPerson && bits > SURE_BITS);
  return {
    bits,
    features,
    isConflict:
      isBranch ||
      (isApart && weights.apart === 'always') ||
      (!isSure && (name.isConflict || name.isBranching)),
  };
}

/**
 * A site is named like the firm and its mailboxes; and who has changed employers has another mailbox,
 * another site and another firm for one reason.
 */
function weakened(
  domain: PartComparison,
  isNamedAlike: boolean,
  isPerson: boolean,
  mail: PartComparison | null,
  company: PartComparison | null,
): PartComparison {
  if (domain.bits > 0) return isNamedAlike ? { ...domain, bits: domain.bits * 0.4 } : domain;
  const isTold = isPerson && ((mail?.bits ?? 0) < 0 || (company?.bits ?? 0) < 0);
  return isTold ? { ...domain, bits: domain.bits * 0.2 } : domain;
}

/** What class, texts and figures may add. */
function mostOfRest({ texts, amounts }: Prepared): number {
  return texts.length + amounts.length > 0 ? Infinity : 1;
}

/**
 * Maker and name of a thing, author and title of a work are hardly independent: together they say
 * little more than that there is one of its kind, and the year or the price tells its editions apart.
 */
function makerBits(bits: number, nameBits: number, frequencies: Frequencies): number {
  if (bits <= 0 || nameBits <= 0) return bits;
  const most = Math.log2(frequencies.size + 100) + EDITION_BITS;
  return Math.max(0, Math.min(bits, most - nameBits));
}

/** A copy is a copy, however many there are: nothing differs, and somebody could be reached by it. */
function isTheSame(features: readonly Feature[]): boolean {
  return (
    features.length > 2 &&
    features.every(({ verdict }) => verdict === 'same') &&
    features.some(({ feature }) => REACHES.has(feature))
  );
}

/** Whether two names of one source are two things. */
function areApart({ apart }: Weights, features: readonly Feature[]): boolean {
  if (apart !== 'unreached') return apart === 'always';
  return !features.some(({ feature, verdict }) => REACHES.has(feature) && verdict === 'same');
}

/** Firms that have town or site in common, and nothing that leads to one of few. */
function isOnlyNear(features: readonly Feature[]): boolean {
  return (
    features.some(({ feature }) => feature === 'domain' || feature === 'town') &&
    !features.some(({ feature, bits }) => REACHES.has(feature) && bits > 0)
  );
}

/** Nothing but the name, and at most the town, speaks for one person, and something against it. */
function isNamesake(features: readonly Feature[]): boolean {
  const witnesses = features.filter(({ feature }) => WITNESSES.has(feature));
  return (
    witnesses.every(({ bits }) => bits < 2) &&
    witnesses.some(({ verdict }) => verdict === 'different')
  );
}

/**
 * Two branches of one chain: name, site and mail are one and the house is another. A firm that moved
 * is told from them by a number that it does not share with many.
 */
function isElsewhere(
  a: Prepared,
  b: Prepared,
  street: PartComparison | null,
  town: PartComparison | null,
  frequencies: Frequencies,
): boolean {
  // What one calls by its quarter another calls by its city.
  const isOtherTown = street?.verdict !== 'same' && town !== null && town.bits < 0;
  const isOtherHouse = street?.verdict === 'different' || isOtherTown;
  if (!isOtherHouse) return false;
  return !a.phones.some(
    (phone) =>
      b.phones.some((other) => isSamePhone(phone, other)) &&
      frequencies.count('phone', phoneEnding(phone)) <= MOST_ON_ONE_LINE,
  );
}

/** The probability behind the bits. */
export function probability(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}
