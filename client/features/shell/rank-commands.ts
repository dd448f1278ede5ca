import type { Command } from '../../ui/hotkeys.ts';

/**
 * The commands that a query names, best first: every typed word must begin a word of the label or
 * of the further words; a match in the label, and further to its front, counts more.
 */
export function rankCommands(commands: Command[], query: string): Command[] {
  const words = toWords(query);
  const offered = commands.filter((command) => !command.keyOnly);
  if (words.length === 0) return offered;
  return offered
    .map((command) => ({ command, score: scoreOf(command, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command);
}

function scoreOf(command: Command, words: string[]): number {
  const label = toWords(command.label);
  const others = toWords(`${command.words ?? ''} ${command.group}`);
  let score = 0;
  for (const word of words) {
    const inLabel = label.findIndex((part) => part.startsWith(word));
    if (inLabel >= 0) score += 10 - Math.min(inLabel, 5);
    else if (others.some((part) => part.startsWith(word))) score += 2;
    else return 0;
  }
  return score;
}

function toWords(text: string): string[] {
  return text
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
