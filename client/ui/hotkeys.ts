import { useEffect, useId, useSyncExternalStore } from 'react';
import { matchesChord, type PressedKey, readChord } from './key-chord.ts';

/**
 * Every act of the product as a command: the palette lists them, `?` lists those that have keys,
 * and the keyboard runs them. A screen registers its own while it is on screen.
 */
export interface Command {
  /** Stable within the product, like `lead.assign`. */
  id: string;
  /** What it does, as a person would say it; translated. */
  label: string;
  /** Under which heading the palette and the key list show it; translated. */
  group: string;
  run: () => void;
  /** `mod+k`, `shift+a`, `?`, or a sequence such as `g l`. `mod` is ⌘ on Apple devices. */
  keys?: string;
  /** Further words that the palette finds it by. */
  words?: string;
  icon?: React.ReactNode;
  /** Runs while a text field has the focus, too. Only for keys with a modifier, and Escape. */
  inFields?: boolean;
  /** Kept out of the palette: row movement and the like make sense as keys alone. */
  keyOnly?: boolean;
}

const SEQUENCE_MS = 900;
const registered = new Map<string, Command[]>();
const listeners = new Set<() => void>();
let listed: Command[] = [];
let pending: { first: string; at: number } | null = null;

/** Registers commands while the component is mounted. The newest registration of a key wins. */
export function useCommands(commands: Command[]): void {
  const owner = useId();
  useEffect(() => register(owner, commands));
  useEffect(() => () => unregister(owner), [owner]);
}

/** Runs at each render, so it publishes only when what people see has changed. */
function register(owner: string, commands: Command[]) {
  const known = registered.get(owner);
  if (known && shapeOf(known) === shapeOf(commands)) {
    for (const [index, command] of known.entries()) command.run = commands[index]!.run;
    return;
  }
  if (registered.size === 0) window.addEventListener('keydown', onKeyDown);
  registered.set(
    owner,
    commands.map((command) => ({ ...command })),
  );
  publish();
}

function shapeOf(commands: Command[]): string {
  return JSON.stringify(commands.map(({ id, label, group, keys }) => [id, label, group, keys]));
}

function unregister(owner: string) {
  registered.delete(owner);
  if (registered.size === 0) window.removeEventListener('keydown', onKeyDown);
  publish();
}

/** All commands on offer right now, the current screen's before the shell's. */
export function useRegisteredCommands(): Command[] {
  return useSyncExternalStore(subscribe, () => listed);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function publish() {
  listed = [...registered.values()].reverse().flat();
  for (const listener of listeners) listener();
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const command = commandFor(event);
  if (!command) return;
  event.preventDefault();
  command.run();
}

/** The command that this key completes; remembers the first key of a sequence. */
function commandFor(event: PressedKey & { target: EventTarget | null }): Command | null {
  const inField = isTextField(event.target);
  const inDialog = document.querySelector('[role="dialog"]') !== null;
  const first = pending && Date.now() - pending.at < SEQUENCE_MS ? pending.first : null;
  pending = null;
  for (const command of listed) {
    if (!command.keys || (inField && !command.inFields) || (inDialog && !command.inFields))
      continue;
    const steps = command.keys.split(' ');
    if (first && steps.length === 2 && steps[0] === first && matches(steps[1], event)) {
      return command;
    }
    if (!first && steps.length === 1 && matches(steps[0], event)) return command;
  }
  if (!inField && !first) rememberFirstKey(event);
  return null;
}

function rememberFirstKey(event: PressedKey) {
  const opens = listed.some((c) => c.keys?.includes(' ') && matches(c.keys.split(' ')[0], event));
  if (opens) pending = { first: event.key.toLowerCase(), at: Date.now() };
}

function matches(step: string | undefined, event: PressedKey): boolean {
  return step !== undefined && matchesChord(readChord(step), event);
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches(
      'textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"])',
    )
  );
}
