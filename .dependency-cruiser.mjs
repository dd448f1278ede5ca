// The floors of docs/architecture.md: who may import whom. What is not allowed is forbidden.

const FLOORS = ['schema', 'platform', 'server', 'worker', 'client'];
const TOP = ['bin', 'bench', 'demo', 'e2e', 'migrations'];
const TEST = '(\\.test\\.tsx?$|/testing/)';

/** A floor's product code may import itself and `allowed`; its tests may use the sample web too. */
function floor(name, allowed) {
  const banned = [...FLOORS, ...TOP].filter((other) => other !== name && !allowed.includes(other));
  return [
    {
      name: `${name}-floor`,
      comment: `${name}/ may import ${[name, ...allowed].join(', ')} and packages.`,
      severity: 'error',
      from: { path: `^${name}/`, pathNot: TEST },
      to: { path: `^(${banned.join('|')})/` },
    },
    {
      name: `${name}-floor-tests`,
      comment: `Tests of ${name}/ may also use the sample web and the test database.`,
      severity: 'error',
      from: { path: `^${name}/.*${TEST}` },
      to: { path: `^(${banned.filter((other) => other !== 'demo').join('|')})/`, pathNot: TEST },
    },
  ];
}

function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...floor('schema', []),
    ...floor('platform', ['schema']),
    ...floor('server', ['schema', 'platform']),
    ...floor('worker', ['schema', 'platform']),
    ...floor('client', ['schema']),
    forbid(
      'no-node-in-the-browser',
      'schema/ and client/ also run in the browser.',
      { path: '^(schema|client)/', pathNot: TEST },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'no-react-in-schema',
      'schema/ also runs in the server.',
      { path: '^schema/' },
      { path: '^node_modules/(react|react-dom|@mantine)/' },
    ),
    forbid(
      'small-zod-in-the-browser',
      'zod/mini is 4 KB where zod is 91.',
      { path: '^(schema|client)/', pathNot: TEST },
      { path: '^node_modules/zod/(index|v4/classic/)' },
    ),
    forbid(
      'ui-knows-no-feature',
      'client/ui/ is made of rows and callbacks alone.',
      { path: '^client/ui/' },
      { path: '^client/(features|routes)/' },
    ),
    forbid(
      'features-know-no-route',
      'A route composes features, never the other way round.',
      { path: '^client/features/' },
      { path: '^client/routes/' },
    ),
    forbid(
      'features-know-no-feature',
      'What two features share moves down, to client/ui/ or schema/.',
      { path: '^client/features/([^/]+)/' },
      { path: '^client/features/', pathNot: '^client/features/$1/' },
    ),
    forbid(
      'no-test-in-the-product',
      'Product code never leans on test code.',
      { path: `^(${FLOORS.join('|')})/`, pathNot: TEST },
      { path: TEST, pathNot: '^node_modules/' },
    ),
    forbid(
      'no-dev-package-in-the-product',
      'What runs in production is a dependency; the built client and tests may differ.',
      { path: '^(schema|platform|server|worker)/', pathNot: TEST },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      'no-cycle',
      'What a cycle holds when it is loaded depends on where one enters it. Types do not load.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid('resolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '(^dist/|\\.css$|\\.svg$|\\.json$|^virtual:|\\?)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
