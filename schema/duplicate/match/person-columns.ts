import type { ColumnRole } from './column-names.ts';
import { fold, wordsOf } from './fold.ts';
import { isGivenName } from './given-names.ts';
import { COMMON_WORDS, LEGAL_FORMS } from './vocabulary.ts';

/** What may be a person's whole name or a part of it; a company's would be called something else. */
const ANY_NAME =
  /^(((full|complete|contact|person|customer|client|employee) )?name|nom|nombre|nome|naam|namn|navn)$/;

/**
 * Beside "Prénom", "Nom" is the family's; beside "Apellidos", "Nombre" is the given one. A full name
 * beside its parts says nothing new.
 */
export function splitPersonNames(
  columns: readonly { header: string; role: ColumnRole }[],
  sample: readonly string[][],
): void {
  const at = (role: ColumnRole) => columns.findIndex((column) => column.role === role);
  const [given, family] = [at('given'), at('family')];
  const name = columns.findIndex(({ header, role }) => role === 'name' && ANY_NAME.test(header));
  if (name < 0 || (given < 0 && family < 0)) return;
  const part = given < 0 ? family : given;
  const rows = sample.filter((row) => row[name]?.trim() && row[part]?.trim());
  const holding = rows.filter((row) => fold(row[name]!).includes(fold(row[part]!.trim())));
  if (holding.length > rows.length / 2 || (given >= 0 && family >= 0)) columns[name]!.role = 'skip';
  else columns[name]!.role = given < 0 ? 'given' : 'family';
  if (columns[name]!.role === 'skip' && (given < 0 || family < 0)) {
    columns[name]!.role = 'name';
    columns[part]!.role = 'skip';
  }
}

/** Names like "Smith, John" and "Anna de Vries"; not all given names are known. */
export function arePeople(names: readonly string[]): boolean {
  const told = names.filter((name) => name.trim() !== '');
  return told.length >= 5 && told.filter(isPersonLike).length > told.length * 0.35;
}

function isPersonLike(name: string): boolean {
  const words = wordsOf(name);
  if (words.length < 2 || words.length > 4 || /[\d&]/.test(name)) return false;
  if (words.some((word) => LEGAL_FORMS.has(word) || COMMON_WORDS.has(word))) return false;
  const first = name.includes(',') ? wordsOf(name.slice(name.indexOf(',')))[0] : words[0];
  return first !== undefined && isGivenName(first);
}
