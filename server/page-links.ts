import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';

/** Vite's account of what it built, by the path of the source. */
const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.optional(z.boolean()),
    imports: z.optional(z.array(z.string())),
    css: z.optional(z.array(z.string())),
  }),
);
type Manifest = z.infer<typeof manifest>;

/** Proxies take the head of an answer in 4 KB, the policy for its content included. */
const MOST_CHARS = 1_600;

/** What a first visit is most likely to; the client's own routes say what belongs to a screen. */
const SCREENS: readonly { path: RegExp; sources: readonly string[] }[] = [
  { path: /^\/$/, sources: ['routes/landing.tsx', 'locales/en/landing.json'] },
  {
    path: /^\/w\/[^/]+\/leads$/,
    sources: [
      ...['app', 'workspace', 'leads'].map((screen) => `routes/${screen}.tsx`),
      ...['shell', 'notice', 'presence', 'lead', 'verification', 'enrichment'].map(
        (texts) => `locales/en/${texts}.json`,
      ),
    ],
  },
];

/**
 * The `Link` header of a page: the parts that its screen is made of beyond what index.html names, so
 * that they come with the entry instead of after it has run. Null for other pages, and without a
 * manifest.
 */
export function pageLinks(clientDir: string): (url: string) => string | null {
  const file = path.join(clientDir, '.vite/manifest.json');
  const built = fs.existsSync(file) ? readManifest(fs.readFileSync(file, 'utf8')) : null;
  const links = SCREENS.map((screen) => ({
    path: screen.path,
    value: built ? linksOf(built, screen.sources) : '',
  }));
  return (url) => {
    const { pathname } = new URL(url, 'http://localhost');
    return links.find((screen) => screen.path.test(pathname))?.value || null;
  };
}

function readManifest(text: string): Manifest | null {
  const parsed = z.safeParse(manifest, JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

function linksOf(built: Manifest, sources: readonly string[]): string {
  const named = reach(
    built,
    Object.keys(built).filter((source) => built[source]?.isEntry),
  );
  const wanted = reach(built, sources);
  const links: string[] = [];
  let size = 0;
  for (const each of wanted) {
    if (named.has(each)) continue;
    const rel = each.endsWith('.css') ? 'rel=preload; as=style' : 'rel=modulepreload';
    const link = `</${each}>; ${rel}; crossorigin`;
    size += link.length + 2;
    if (size > MOST_CHARS) break;
    links.push(link);
  }
  return links.join(', ');
}

/** The files of these sources and of all that they import. */
function reach(built: Manifest, sources: readonly string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (source: string) => {
    const chunk = built[source];
    if (!chunk || seen.has(source)) return;
    seen.add(source);
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) visit(next);
  };
  // The screens themselves first: what they import is found by itself once they are there.
  for (const source of sources) files.add(built[source]?.file ?? '');
  files.delete('');
  for (const source of sources) visit(source);
  return files;
}
