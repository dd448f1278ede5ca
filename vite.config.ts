import react from '@vitejs/plugin-react';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { chunkGroups } from './client/chunks.ts';

const CLIENT_DIR = fileURLToPath(new URL('client/', import.meta.url));
const OUT_DIR = fileURLToPath(new URL('dist/client', import.meta.url));
const server = process.env['QUARRY_DEV_SERVER_URL'] ?? 'http://localhost:4000';
/** The server's paths, and not the client's own folders `api/` and `live/`. */
const PROXIED = '^/(?:api|v1|live|zero|dev|health|ready)(?:[/?]|$)(?!.*\\.tsx?(?:\\?|$))';

export default defineConfig({
  root: CLIENT_DIR,
  plugins: [
    react(),
    preloadFonts(/archivo-latin-wght-normal.*\.woff2$/),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'sw.ts',
      // The page registers the worker itself: no injected script, and the update waits for consent.
      injectRegister: null,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,woff2,svg,png,webmanifest}'],
        globIgnores: ['**/screenshots/**'],
        maximumFileSizeToCacheInBytes: 3 * 1024 * 1024,
      },
    }),
    precompress(OUT_DIR),
  ],
  build: {
    outDir: OUT_DIR,
    emptyOutDir: true,
    target: 'es2023',
    // Which file needs which: read by the bundle benchmark.
    manifest: true,
    // Fonts and images stay files: data: URLs would bloat the CSS that blocks the first paint.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups(CLIENT_DIR) } } },
  },
  server: {
    proxy: { [PROXIED]: { target: server, ws: true } },
  },
});

/** The text face is needed by the first paint; without a preload it waits for the CSS. */
function preloadFonts(wanted: RegExp): Plugin {
  return {
    name: 'quarry-preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => wanted.test(file))
          .map((file) => ({
            tag: 'link',
            injectTo: 'head' as const,
            attrs: {
              rel: 'preload',
              as: 'font',
              type: 'font/woff2',
              href: `/${file}`,
              crossorigin: '',
            },
          })),
    },
  };
}

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const COMPRESSIBLE = /\.(js|css|html|svg|webmanifest)$/;
const SMALLEST_BYTES = 1_024;

/** Writes `x.js.br` and `x.js.gz` beside `x.js`, once at build time, so that the server never compresses. */
function precompress(dir: string): Plugin {
  return {
    name: 'quarry-precompress',
    apply: 'build',
    enforce: 'post',
    closeBundle: {
      sequential: true,
      order: 'post',
      handler: async () => {
        const files = await readdir(dir, { recursive: true });
        await Promise.all(
          files
            .filter((file) => COMPRESSIBLE.test(file))
            .map(async (file) => {
              const bytes = await readFile(path.join(dir, file));
              if (bytes.length < SMALLEST_BYTES) return;
              await writeFile(path.join(dir, `${file}.br`), await brotli(bytes));
              await writeFile(path.join(dir, `${file}.gz`), await gzip(bytes, { level: 9 }));
            }),
        );
      },
    },
  };
}
