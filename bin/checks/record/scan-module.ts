import { parseSync } from 'vite';

export interface NamedPlaces {
  /** What it imports by a relative path, for its types alone too. Each is a file. */
  imports: string[];
  /** Paths from its own folder, of files or folders: what stands beside `import.meta`. */
  places: string[];
  /** All its other strings that have a dot: one may be the path of a file, from its folder or the root. */
  strings: string[];
  /** It says where it stands without saying what it wants there, or cannot be read. */
  isOpen: boolean;
  /** It declares for all modules what a name or a package is. */
  isAmbient: boolean;
}

const AMBIENT = new Set(['TSModuleDeclaration', 'TSGlobalDeclaration']);

interface Node {
  type: string;
  [key: string]: unknown;
}

/** What of `import.meta` tells a module's own place; `env`, `main` and the like say nothing about files. */
const PLACES = new Set(['dirname', 'filename', 'url', 'glob', 'resolve']);

/** Reads from a module's syntax which files it may need, whether by import or at run time. */
export function scanModule(path: string, text: string): NamedPlaces {
  const found: NamedPlaces = {
    imports: [],
    places: [],
    strings: [],
    isOpen: false,
    isAmbient: path.endsWith('.d.ts'),
  };
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) return { ...found, isOpen: true };
  const requests = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) =>
      one.entries.map((entry) => entry.moduleRequest?.value ?? ''),
    ),
  ];
  found.imports.push(...requests.filter(isRelative));
  visit(program as unknown as Node, found);
  return found;
}

function visit(node: Node, found: NamedPlaces): void {
  if (takesOwnPlace(node, found)) return;
  if (node.type === 'ImportExpression') takeImport(node['source'], found);
  if (isImportMeta(node) || isMember(node, 'process', 'cwd')) found.isOpen = true;
  if (AMBIENT.has(node.type)) found.isAmbient = true;
  const string = startOf(node);
  if (string?.includes('.')) found.strings.push(string);
  // `import.meta.env` and the like say nothing about files.
  if (isOwnMember(node) && !PLACES.has(nameOf(node['property']))) return;
  for (const child of childrenOf(node)) visit(child, found);
}

/** `join(import.meta.dirname, 'a')`, `new URL('a', import.meta.url)`, `import.meta.glob('./a/*')`. */
function takesOwnPlace(node: Node, found: NamedPlaces): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const { callee, arguments: all } = node as unknown as { callee: Node; arguments: Node[] };
  const others = all.filter((argument) => !isOwnMember(argument));
  const isOfMeta = isOwnMember(callee);
  if (others.length === all.length && !isOfMeta) return false;
  // It finds packages; a path that it is given is a string like all others.
  if (nameOf(callee) === 'createRequire') return true;
  const named = isOfMeta ? patternsOf(others[0]) : [pathOf(others)].filter((path) => path !== '');
  if (named.length === 0) return false;
  found.places.push(...named);
  for (const argument of others) visit(argument, found);
  return true;
}

/** A pattern or a list of them; those that only take away again are kept too and do no harm. */
function patternsOf(argument: Node | undefined): string[] {
  return [argument, ...childrenOf(argument)].map(startOf).filter((start) => start !== undefined);
}

/** As far as it is surely known. */
function pathOf(parts: Node[]): string {
  const known = parts.map(startOf);
  const end = known.indexOf(undefined);
  return known.slice(0, end < 0 ? known.length : end).join('/');
}

/** A path that it works out came from a place or a string of the modules that say it. */
function takeImport(source: unknown, found: NamedPlaces): void {
  const start = startOf(source);
  if (start !== undefined && isRelative(start)) found.places.push(start);
}

function isOwnMember(node: Node): boolean {
  return node.type === 'MemberExpression' && isImportMeta(node['object'] as Node);
}

function isMember(node: Node, object: string, property: string): boolean {
  return nameOf(node['object']) === object && nameOf(node['property']) === property;
}

function nameOf(node: unknown): string {
  return isNode(node) && typeof node['name'] === 'string' ? node['name'] : '';
}

function isImportMeta(node: Node): boolean {
  return node.type === 'MetaProperty' && nameOf(node['meta']) === 'import';
}

/** A string, or the folder that a template surely begins with. */
function startOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : undefined;
  if (node.type !== 'TemplateLiteral') return undefined;
  const quasis = node['quasis'] as { value: { cooked: string | null } }[];
  const head = quasis[0]?.value.cooked ?? '';
  return quasis.length === 1 ? head : `./${head.slice(0, head.lastIndexOf('/') + 1)}`;
}

function childrenOf(node: Node | undefined): Node[] {
  return Object.values(node ?? {})
    .flat()
    .filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function isRelative(path: string): boolean {
  return /^\.\.?\//.test(path);
}
