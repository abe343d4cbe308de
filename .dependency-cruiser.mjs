// The house: app → components, lib · components → nothing that reads or knows who is asking · lib/figures pure.
const GENERATED = '^lib/generated/';
const VALUE = { dependencyTypesNot: ['type-only'] };

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Modules that need each other are one module, or hide a third one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'product-stands-alone',
      comment: 'The product needs no script, no test, no demo data.',
      severity: 'error',
      from: { path: '^(app|components|lib)/|^proxy\\.ts$' },
      to: { path: '^(scripts|tests|prisma)/' },
    },
    {
      name: 'app-never-reads-the-database',
      comment: 'page → viewer → queries → figure → component.',
      severity: 'error',
      from: { path: '^app/|^proxy\\.ts$' },
      to: { path: ['^lib/db\\.ts$', GENERATED] },
    },
    {
      name: 'components-take-props',
      comment: 'Props in, markup out: no rights, no routes, no database.',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: ['^app/', '^lib/db\\.ts$', '^lib/access/', GENERATED] },
    },
    {
      name: 'components-read-nothing',
      comment: 'They may name the type of what a query gives.',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^lib/.*[/-](queries|commands)\\.ts$', ...VALUE },
    },
    {
      name: 'lib-knows-no-screen',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'database-behind-queries-and-commands',
      comment: 'Types of the generated client may be named anywhere in lib.',
      severity: 'error',
      from: {
        path: '^lib/',
        pathNot: [
          '[/-](queries|commands|sql)\\.ts$',
          '^lib/access/',
          '^lib/(db|audit|data-version|health|instance)\\.ts$',
          GENERATED,
        ],
      },
      to: { path: ['^lib/db\\.ts$', GENERATED], ...VALUE },
    },
    {
      name: 'figures-are-pure',
      comment: 'No package either: a figure is arithmetic on its arguments.',
      severity: 'error',
      from: { path: '^lib/figures/' },
      to: { pathNot: '^lib/(figures/|format/|month\\.ts$)' },
    },
    {
      name: 'tabular-knows-no-domain',
      severity: 'error',
      from: { path: '^lib/tabular/' },
      to: { path: '^(lib|app|components)/', pathNot: '^lib/(tabular/|format/|month\\.ts$)' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true, // type-only imports count
    doNotFollow: { path: ['node_modules', GENERATED] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
