export interface PickerOption {
  value: string;
  label: string;
  /** Further words that find it. */
  words?: string;
  icon?: React.ReactNode;
  /** `some`: a part of the chosen leads has it. */
  state?: 'on' | 'some' | 'off';
}

/** A list longer than this is narrowed by typing rather than scrolled. */
export const SHOWN_OPTIONS = 60;

/** The options that hold every typed word, those that begin with the text first. */
export function filterOptions(options: readonly PickerOption[], typed: string): PickerOption[] {
  const text = fold(typed.trim());
  if (!text) return [...options];
  const words = text.split(/\s+/);
  const matches = options.filter((option) => {
    const searched = fold(`${option.label} ${option.words ?? ''}`);
    return words.every((word) => searched.includes(word));
  });
  const begins = (option: PickerOption) => (fold(option.label).startsWith(text) ? 0 : 1);
  return matches.toSorted((a, b) => begins(a) - begins(b));
}

/** Whether the typed text is new, so that it can be made. */
export function isNewName(options: readonly PickerOption[], typed: string): boolean {
  const text = fold(typed.trim());
  return text !== '' && !options.some((option) => fold(option.label) === text);
}

/** Case and accents don't matter: “koln” finds “Köln”. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
