import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A page's script with all that it imports, as it would be shipped. */
export async function bundlePage(file: URL): Promise<string> {
  const input = fileURLToPath(file);
  const built = await build({
    root: dirname(input),
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input, output: { codeSplitting: false } },
    },
  });
  if (!('output' in built)) throw new Error('The page was not built');
  return built.output[0].code;
}

/** The page that is nothing but that script. */
export const htmlOf = (style = '') =>
  `<!doctype html><meta charset="utf-8"><title>Bare</title><style>${style}</style>` +
  `<body><script type="module" src="/page.js"></script>`;
