import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const server = process.env['QUARRY_DEV_SERVER_URL'] ?? 'http://localhost:4000';
const PROXIED = ['/api', '/v1', '/live', '/zero', '/dev', '/health', '/ready'];

export default defineConfig({
  root: fileURLToPath(new URL('client', import.meta.url)),
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
  ],
  build: {
    outDir: fileURLToPath(new URL('dist/client', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // Which file needs which: read by the bundle benchmark.
    manifest: true,
    // Fonts and images stay files: data: URLs would bloat the CSS that blocks the first paint.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(PROXIED.map((path) => [path, { target: server, ws: true }])),
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
