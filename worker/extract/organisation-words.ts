const LEGAL =
  /[,\s]+(?:inc|incorporated|llc|l\.l\.c|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|kg|ohg|e\.k|ug|bv|b\.v|nv|n\.v|vof|sarl|s\.a\.r\.l|sas|s\.a\.s|sa|s\.a|srl|s\.r\.l|spa|s\.p\.a|sl|s\.l|ab|a\.b|as|a\/s|aps|oy|oyj|llp|l\.l\.p|lp|pc|p\.c|pllc|pty|pvt|pte|gmbh & co\.? kg|kk|k\.k)\.?$/i;

/** Whether a name ends in a legal form, as in "Acme GmbH". */
export function hasLegalForm(name: string): boolean {
  return LEGAL.test(name);
}

/** The name without its legal form and its article. */
export function coreOfName(name: string): string {
  let core = name.trim().replace(/[®™©℠]/g, '');
  for (let count = 0; count < 3; count++) {
    const shorter = core.replace(/[\s.,;:]+$/, '').replace(LEGAL, '');
    if (shorter === core || shorter.trim() === '') break;
    core = shorter;
  }
  return core.replace(/^the\s+(?=\S)/i, '').trim();
}

/** Letters and digits alone, without accents: how a name looks in a domain. */
export function squash(text: string): string {
  return wordsOf(text).join('');
}

export function wordsOf(text: string): string[] {
  const plain = text.toLowerCase();
  if (ASCII.test(plain)) {
    return plain.replaceAll('&', ' and ').replaceAll("'", '').split(NOT_ASCII_WORD).filter(Boolean);
  }
  return plain
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('&', ' and ')
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

const ASCII = /^[\0-\x7F]*$/;
const NOT_ASCII_WORD = /[^a-z\d]+/;
