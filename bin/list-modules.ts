import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RunnableModule {
  name: string;
  path: string;
  /** The first sentence of what the file says about itself. */
  about: string;
}

/** The files of a folder that export `run`, by name: what `npm run bench` and `chaos` offer. */
export function listRunnable(dir: string): RunnableModule[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => ({ file, text: readFileSync(join(dir, file), 'utf8') }))
    .filter(({ text }) => /^export (const|async function|function) run\b/m.test(text))
    .map(({ file, text }) => ({
      name: file.slice(0, -'.ts'.length),
      path: join(dir, file),
      about: firstSentence(text),
    }));
}

export function printList(title: string, modules: RunnableModule[]): void {
  const width = Math.max(...modules.map(({ name }) => name.length));
  const lines = modules.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`);
  process.stdout.write(`${title}\n${lines.join('\n')}\n`);
}

/** Of the comment that stands alone at the top, or else of the one on `run`. */
function firstSentence(text: string): string {
  const alone = /\/\*\*((?:(?!\*\/)[^])*)\*\/\n\n/.exec(text);
  const onRun = /\/\*\*((?:(?!\*\/)[^])*)\*\/\nexport [a-z ]*\brun\b/.exec(text);
  const lines = (alone ?? onRun)?.[1] ?? '';
  const plain = lines
    .replace(/^\s*\* ?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /^.*?[.:](?= |$)/.exec(plain)?.[0].replace(/:$/, '.') ?? plain;
}
