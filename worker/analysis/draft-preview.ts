/**
 * The mail that a model is writing, out of JSON that is not complete yet: what stands in `body` so
 * far. Empty before the body begins.
 */
export function previewOf(json: string): string {
  const start = /"body"\s*:\s*"/.exec(json);
  if (!start) return '';
  let text = '';
  for (let at = start.index + start[0].length; at < json.length; at++) {
    const character = json[at]!;
    if (character === '"') return text;
    if (character !== '\\') {
      text += character;
      continue;
    }
    const escaped = json[++at];
    if (escaped === undefined) return text;
    if (escaped === 'u') {
      const code = json.slice(at + 1, at + 5);
      if (!/^[\da-f]{4}$/i.test(code)) return text;
      text += String.fromCharCode(Number.parseInt(code, 16));
      at += 4;
    } else text += ESCAPES[escaped] ?? escaped;
  }
  return text;
}

const ESCAPES: Record<string, string> = { n: '\n', t: ' ', r: '', b: '', f: '' };
