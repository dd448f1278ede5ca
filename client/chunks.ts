/** What the bundler knows of a module. */
interface Graph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** The pages that people see before they are signed in; they never load the sync engine. */
const PUBLIC_PAGES = [
  'landing',
  'sign-in',
  'sign-in-link',
  'forgot-password',
  'verify-email',
  'invite',
];
const SHELL_PAGES = ['app', 'workspace'];

/**
 * Which modules share a file. By itself the bundler would write a hundred of a kilobyte each, and
 * a screen would wait for as many requests. Each file changes at its own pace and is loaded by those
 * alone that need most of it. A module belongs to the first group here that takes it, together with
 * what it imports, as far as no earlier group took that.
 *
 * `clientDir` is this folder's path as the bundler writes it, with a slash at its end.
 */
export function chunkGroups(clientDir: string) {
  const isPublic = reachOf(PUBLIC_PAGES, clientDir);
  const isShell = reachOf(SHELL_PAGES, clientDir);
  const named = (name: string, takes: (id: string, graph: Graph) => boolean) => ({
    name: (id: string, graph: Graph) => (takes(id, graph) ? name : null),
  });
  const groups = [
    { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
    {
      name: 'base',
      test: /node_modules\/(@tanstack\/(?!react-table|react-virtual|table-core|virtual-core)|i18next|react-i18next|zod)/,
    },
    {
      name: 'controls',
      test: mantine(
        '(core|components/(Button|UnstyledButton|Text|Title|Anchor|Loader|ActionIcon|CloseButton|Divider|Stack|Group|Box|ScrollArea/utils))',
      ),
    },
    { name: 'hooks', test: /@mantine\/hooks\/esm\/(?!use-drag|use-move)/ },
    // What the very first script needs, on every page; the script itself stays the entry.
    { name: 'page', tags: ['$initial' as const], test: /^(?!.*\/client\/(index\.html|main\.tsx))/ },
    // Styles that a public page shares with the workspace: neither brings the other along.
    {
      name: 'styles',
      test: /@mantine\/core\/styles\/(Checkbox|FloatingIndicator|SegmentedControl)/,
    },
    named('common', (id, graph) => isPublic(id, graph) && isShell(id, graph)),
    { name: 'zero', test: isSyncEngine },
    { name: 'icons', test: /@tabler\//, minShareCount: 2 },
    {
      name: 'floating',
      test: mantine('components/(Tooltip|Popover|Menu|Portal|FocusTrap|Floating)', '@floating-ui'),
    },
    {
      name: 'dialogs',
      test: mantine(
        'components/(Modal|ModalBase|Drawer|Overlay|ScrollArea)',
        'react-remove-scroll',
      ),
    },
    {
      name: 'fields',
      test: mantine(
        'components/(Input|InputBase|TextInput|PasswordInput|Textarea|Checkbox|Combobox|Select|NativeSelect|Skeleton|Pill|PillsInput)',
      ),
    },
    named('shell', (id, graph) => isShell(id, graph) && !isPublic(id, graph)),
    // Small parts of several screens.
    {
      ...named('work', (id, graph) => !isPublic(id, graph)),
      test: /\/client\/(ui|features\/lead|offline|live)\//,
      minShareCount: 3,
      maxModuleSize: 6_000,
    },
  ];
  return groups.map((group, place) => ({ ...group, priority: groups.length - place }));
}

/** A folder of Mantine's modules, or another package's. */
function mantine(folder: string, ...packages: string[]): RegExp {
  return new RegExp([`@mantine/core/esm/${folder}/`, ...packages].join('|'));
}

/**
 * Zero and the tables, queries and verbs that it runs, without the inspector for developers, and
 * without the rules that no verb asks: a city's place on the map, how a score comes about.
 */
function isSyncEngine(id: string): boolean {
  const isOfIt = /node_modules\/@rocicorp\/|\/schema\/.*\.ts/.test(id);
  return isOfIt && !id.includes('inspector') && !RULES_OF_SCREENS.test(id);
}
const RULES_OF_SCREENS =
  /\/schema\/(score\/(?!table|queries)|request\/(?!verbs|table|queries|sources|limits|result)|enrichment\/(time-zone|zone-tables|area-codes)|verification\/(best-time|opening-times|phone)|listing\/shape)/;

/** Tells of our own modules whether these pages import them, near or far; found out when asked. */
function reachOf(pages: string[], clientDir: string) {
  let reached: Set<string> | undefined;
  return (id: string, graph: Graph) => (reached ??= walk(pages, clientDir, graph)).has(id);
}

function walk(pages: string[], clientDir: string, graph: Graph): Set<string> {
  const reached = new Set<string>();
  const visit = (id: string) => {
    // A package's index would lead to all of the package.
    if (reached.has(id) || id.includes('node_modules')) return;
    reached.add(id);
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) visit(next);
  };
  const roots = pages.map((page) => `${clientDir}routes/${page}.tsx`);
  for (const root of roots) visit(root);
  // The pages themselves stay files of their own.
  for (const root of roots) reached.delete(root);
  return reached;
}
