export interface KeyChord {
  key: string;
  mod: boolean;
  shift: boolean;
  alt: boolean;
}

export type PressedKey = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>;

export function isApple(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** Reads `mod+shift+k`. A lone printable sign such as `?` says nothing about Shift. */
export function readChord(text: string): KeyChord {
  const parts = text.toLowerCase().split('+');
  const key = parts.pop() ?? '';
  return {
    key: key === '' ? '+' : key,
    mod: parts.includes('mod'),
    shift: parts.includes('shift'),
    alt: parts.includes('alt'),
  };
}

export function matchesChord(chord: KeyChord, event: PressedKey, apple = isApple()): boolean {
  const mod = apple ? event.metaKey : event.ctrlKey;
  const other = apple ? event.ctrlKey : event.metaKey;
  if (other || mod !== chord.mod || event.altKey !== chord.alt) return false;
  if (event.key.toLowerCase() !== chord.key) return false;
  // Which signs need Shift differs by keyboard layout, so only letters and named keys ask for it.
  const shiftCounts = chord.key.length > 1 || /[a-z]/.test(chord.key);
  return !shiftCounts || event.shiftKey === chord.shift;
}

const APPLE_NAMES: Record<string, string> = { mod: '⌘', shift: '⇧', alt: '⌥' };
const OTHER_NAMES: Record<string, string> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' };
const KEY_NAMES: Record<string, string> = {
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  backspace: '⌫',
  delete: 'Del',
  ' ': 'Space',
};

/** The caps to draw for `mod+k` or `g l`, one string a cap. */
export function keyCaps(keys: string, apple = isApple()): string[] {
  const names = apple ? APPLE_NAMES : OTHER_NAMES;
  return keys
    .split(' ')
    .flatMap((step) => step.toLowerCase().split('+'))
    .map((part) => names[part] ?? KEY_NAMES[part] ?? part.toUpperCase());
}
