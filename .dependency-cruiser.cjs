// Who may import whom: docs/architecture.md says why. Checked on every test run.
const core = (room) => `^src/core/${room}/`;

/** Rooms of the core from the ground up; each may import itself and what stands before it. */
const order = [
  'text',
  'model',
  'yaml',
  'schema',
  'markup',
  'notes',
  'library',
  'workspace',
  'actors',
  'sources',
  'checks',
  'state',
  'features',
];

const upward = order.map((room, index) => ({
  name: `core-${room}-imports-no-upper-room`,
  severity: 'error',
  from: { path: core(room) },
  to: { path: [...order.slice(index + 1).map(core), '^src/core/service\\.ts$'] },
}));
// Features read the façade's state; nothing below them does.
upward.find(({ name }) => name.includes('features')).to.path = ['^src/(host|server|client|cli|protocol)/'];

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'actors-and-sources-stand-side-by-side',
      severity: 'error',
      from: { path: core('actors') },
      to: { path: core('sources') },
    },
    {
      name: 'core-knows-no-door',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/(host|server|client|cli|protocol)/' },
    },
    {
      name: 'client-knows-no-core',
      severity: 'error',
      from: { path: '^src/client/' },
      to: { path: '^src/(core|host|server|cli)/' },
    },
    {
      name: 'only-client-imports-vscode',
      severity: 'error',
      from: { pathNot: '^src/client/' },
      to: { path: '^vscode$' },
    },
    {
      name: 'only-host-and-entries-import-node',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/host/node/', '^src/cli/main\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'host-knows-no-door',
      severity: 'error',
      from: { path: '^src/host/' },
      to: { path: '^src/(server|client|cli)/' },
    },
    {
      name: 'protocol-stands-alone',
      severity: 'error',
      from: { path: '^src/protocol/' },
      to: { path: '^src/(?!protocol/)' },
    },
    {
      name: 'no-dev-dependencies-shipped',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^vscode$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
