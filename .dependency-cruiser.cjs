// @ts-check
/**
 * The second lock (the first is that the core is compiled without the DOM library): who may import whom. Everything that
 * is not allowed here is an error, so a new room is closed until it has a row. DESIGN.md draws the same list.
 *
 * @typedef {object} Room
 * @property {string} path regular expression of the room's files
 * @property {string[]} [uses] rooms whose values and types it may import
 * @property {string[]} [usesTypesOf] rooms of which it may import types alone
 * @property {string[]} [packages] npm packages it may import
 */

const TFJS = '@tensorflow/tfjs-(core|layers)';
const BACKENDS = '@tensorflow/tfjs-(core|layers|backend-(wasm|cpu|webgpu|webgl))';
const PLOTLY = 'plotly\\.js-cartesian-dist-min';
const PLOTLY_TYPES = '@types/plotly\\.js';
const REACT = 'react(-dom)?';
const CORE = ['math', 'physics', 'dataset', 'ingest', 'simulate', 'peaks', 'fit', 'calibrate', 'assess', 'monitor'];

/** @param {string} name */
const above = (name) => CORE.slice(0, CORE.indexOf(name));

/** @type {Record<string, Room>} */
const ROOMS = {
  math: { path: '^src/math/', packages: ['@stdlib/[^/]+'] },
  physics: { path: '^src/physics/', uses: ['math'], packages: ['@stdlib/[^/]+'] },
  dataset: { path: '^src/dataset/', uses: ['math'], usesTypesOf: ['physics'] },
  ingest: {
    path: '^src/ingest/',
    uses: ['dataset'],
    usesTypesOf: ['physics'],
    packages: ['hash-wasm', 'saxes', 'jsroot', 'h5wasm', 'hyparquet', 'hyparquet-compressors'],
  },
  simulate: { path: '^src/simulate/', uses: ['math', 'physics', 'dataset'] },
  peaks: { path: '^src/peaks/', uses: ['math', 'physics', 'dataset', 'simulate'], packages: [TFJS] },
  fit: { path: '^src/fit/', uses: ['math', 'physics', 'dataset'] },
  calibrate: { path: '^src/calibrate/', uses: ['math', 'physics', 'dataset', 'fit'], packages: [TFJS] },
  assess: { path: '^src/assess/', uses: above('assess') },
  monitor: { path: '^src/monitor/', uses: above('monitor'), packages: [TFJS] },
  parts: { path: '^src/parts/' },
  protocol: { path: '^src/worker/(protocol|answers)\\.ts$', usesTypesOf: CORE },
  client: { path: '^src/worker/(client|silence)\\.ts$', uses: ['protocol'] },
  backend: { path: '^src/worker/backend\\.ts$', uses: ['dataset', 'protocol'], packages: [BACKENDS] },
  keptFile: { path: '^src/worker/keptFile\\.ts$', usesTypesOf: ['ingest', 'jobs'] },
  readers: { path: '^src/worker/readers\\.ts$', uses: ['client'], usesTypesOf: ['ingest'] },
  failureOf: { path: '^src/worker/failureOf\\.ts$', uses: ['dataset', 'client', 'parts'], usesTypesOf: ['protocol'] },
  watches: { path: '^src/worker/(gpuWatch|lifeline)\\.ts$' },
  jobs: { path: '^src/worker/jobs/', uses: [...CORE, 'backend', 'protocol'], usesTypesOf: ['watches'] },
  entry: {
    path: '^src/worker/entry\\.ts$',
    uses: ['dataset', 'backend', 'keptFile', 'readers', 'failureOf', 'watches', 'jobs', 'protocol'],
  },
  // Tables that fill the lists of the page: ids, labels, energies, bounds; E = p0 + p1 ADC + p2 ADC^2; and which
  // correction of a line holds where, and where spectra go by their names, which the page shows before the worker uses
  // it. No other computation.
  constants: {
    path: '^src/(assess/constants/forms|calibrate/(settings|priorChoice|energyCalibration|optimisedLine|watchedLines)|dataset/(anomaly|peakCorrection|runLabel)|peaks/(finders|benchmark/heldOutKinds|heatmap/(shape|shippedNetworks))|ingest/(choice/contents|naming/[a-zA-Z]+)|physics/(lines|elements|profile|profileShape|profileFile|withLines|checkProfile|checkEntries)|simulate/variants)\\.ts$',
  },
  labels: { path: '^src/labels/' },
  plots: {
    path: '^src/plots/',
    uses: ['labels', 'parts'],
    usesTypesOf: [...CORE, 'protocol'],
    packages: [PLOTLY, PLOTLY_TYPES, REACT],
  },
  store: {
    path: '^src/store/',
    uses: ['client', 'protocol', 'constants', 'labels', 'parts'],
    usesTypesOf: CORE,
    packages: ['zustand', 'idb-keyval'],
  },
  ui: {
    path: '^src/ui/',
    uses: ['store', 'plots', 'labels', 'parts'],
    usesTypesOf: [...CORE, 'protocol'],
    packages: [REACT, 'react-error-boundary', '@mantine/(core|hooks)', 'zustand'],
  },
  takeOver: { path: '^src/offline/takeOver\\.ts$' },
  serviceWorker: {
    path: '^src/offline/serviceWorker\\.ts$',
    usesTypesOf: ['takeOver'],
    packages: ['workbox-precaching'],
  },
  keepOffline: { path: '^src/offline/keepOffline\\.ts$', usesTypesOf: ['takeOver'] },
  main: {
    path: '^src/main\\.tsx$',
    uses: ['ui', 'store', 'client', 'keepOffline', 'plots', 'parts'],
    packages: [REACT, '@mantine/core'],
  },
};

/** @param {string[]} names */
const npm = (names) => `^node_modules/(${names.join('|')})(/|$)`;
const TEST_FILE = '\\.test\\.tsx?$';
/** What may be imported by tests alone. */
const FOR_TESTS = [TEST_FILE, '/fixtures/'];

/** @param {Room} room */
function rulesOf({ path, uses = [], usesTypesOf = [], packages = [] }) {
  const from = { path, pathNot: TEST_FILE };
  const into = (/** @type {string} */ name) => ({ path: ROOMS[name]?.path ?? `no room ${name}`, pathNot: FOR_TESTS });
  return [
    { from, to: { path, pathNot: FOR_TESTS } },
    ...uses.map((name) => ({ from, to: into(name) })),
    ...usesTypesOf.map((name) => ({ from, to: { ...into(name), dependencyTypes: ['type-only'] } })),
    ...(packages.length > 0 ? [{ from, to: { path: npm(packages) } }] : []),
  ];
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle of types alone is gone before anything runs (the slices of the store know their whole).',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing is left over.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'no-dev-packages',
      comment: 'What ships may not need what is installed for development alone.',
      severity: 'error',
      from: { path: '^src/', pathNot: FOR_TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  allowed: [
    ...Object.values(ROOMS).flatMap(rulesOf),
    // Unit tests may use anything of ours (the simulator makes their toys, the training script what it ships), Node and
    // the test runner.
    { from: { path: `^src/.*${TEST_FILE}` }, to: { path: '^(src|test|scripts)/' } },
    { from: { path: `^src/.*${TEST_FILE}` }, to: { path: npm(['vitest', '@tensorflow/[^/]+', 'ajv']) } },
    { from: { path: `^src/.*${TEST_FILE}` }, to: { dependencyTypes: ['core'] } },
    { from: { path: '/fixtures/' }, to: { path: '^src/' } },
    // Outside the house: tests of the whole, benchmarks and tools run in Node.
    { from: { path: '^(test|e2e|bench|scripts)/' }, to: {} },
    { from: { path: '^(vite|vitest|playwright)\\.config\\.ts$' }, to: {} },
  ],
  allowedSeverity: 'error',
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.](css|svg|json|wasm)($|[?])' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    tsConfig: { fileName: 'tsconfig.tools.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
    skipAnalysisNotInRules: false,
  },
};
