/**
 * The order of the rooms and the doors of the libraries, as CONTRIBUTING.md tells them. `scripts/check-imports.mjs` runs it and makes sure
 * that it saw the sources; `scripts/check-imports.test.ts` proves that each rule bites.
 */

/** What each room may import, itself aside. A room that is not named here may import nothing and be imported by nothing. */
const rooms = {
  time: [],
  model: [],
  storage: [],
  statistics: ['model', 'time'],
  format: ['model', 'time'],
};

const ground = ['time', 'format', 'statistics', 'storage', 'model'];
const pipe = ['import', 'warehouse', 'cube', 'kpi', 'goals', 'store', 'queries'];

for (const [place, room] of pipe.entries()) rooms[room] = [...ground, ...pipe.slice(0, place)];
rooms.ui = ['format', 'time'];
rooms.charts = ['format', 'time'];
rooms.widgets = [...ground, ...pipe, 'ui', 'charts'];
rooms.reports = [...rooms.widgets, 'widgets'];
rooms.pages = [...rooms.reports, 'reports'];
rooms.app = [...rooms.pages, 'pages'];

const drawing = ['queries', 'store', 'ui', 'charts', 'widgets', 'reports', 'pages', 'app'];

/** Packages and the only places that may import them. */
const doors = {
  'temporal-polyfill': ['src/time/'],
  idb: ['src/storage/'],
  'simple-statistics': ['src/statistics/'],
  fflate: ['src/import/containers/'],
  hucre: ['src/import/containers/'],
  hyparquet: ['src/import/containers/'],
  'hyparquet-compressors': ['src/import/containers/'],
  '@uwdata/flechette': ['src/warehouse/duckdb/'],
  '@duckdb': ['src/warehouse/duckdb/'],
  comlink: ['src/warehouse/duckdb/'],
  recharts: ['src/charts/'],
  '@mantine': ['src/ui/'],
  '@tabler': ['src/ui/'],
  '@fontsource-variable': ['src/ui/'],
  'react-dropzone': ['src/ui/'],
  '@tanstack/react-query': ['src/queries/'],
  '@tanstack/react-router': ['src/app/'],
  zustand: ['src/store/'],
  valibot: ['src/import/', 'src/storage/', 'src/store/', 'src/warehouse/', 'src/queries/', 'src/app/'],
  react: [...drawing.map((room) => `src/${room}/`), 'src/main\\.tsx$'],
  'react-dom': ['src/app/', 'src/ui/', 'src/main\\.tsx$'],
};

const tests = '\\.test\\.tsx?$';
const inTests = [tests, '^src/testing/'];
const escaped = (text) => text.replace(/[.@/]/g, '\\$&');
/** A package as it is installed, or as it is written when it can't be resolved (`…/engine.wasm?url`). */
const packagePath = (name) => `(^|/)node_modules/${escaped(name)}/|^${escaped(name)}(/|$)`;
const anyOf = (names) => `^src/(${names.join('|')})(/|\\.tsx?$)`;

const order = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-imports-to-the-left`,
  comment: `src/${room} may import ${allowed.length > 0 ? allowed.join(', ') : 'no other room'}`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: tests },
  to: {
    path: '^src/',
    pathNot: [anyOf([room, ...allowed]), ...(room === 'ui' ? ['^src/store/navigation\\.ts$'] : []), '^src/testing/'],
  },
}));

const oneDoor = Object.entries(doors).map(([name, places]) => ({
  name: `one-door-${name.replace(/[@/]/g, '')}`,
  comment: `${name} is imported in ${places.join(', ')} only`,
  severity: 'error',
  from: { path: '^src/', pathNot: [...places.map((place) => `^${place}`), ...inTests] },
  to: { path: packagePath(name) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Modules that import each other can only be understood together',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...order,
    {
      name: 'no-unknown-rooms',
      comment: 'A new folder in src/ gets its place in the order first',
      severity: 'error',
      from: { path: '^src/', pathNot: [anyOf([...Object.keys(rooms), 'testing', 'main']), tests] },
      to: {},
    },
    {
      name: 'cube-knows-no-storage-of-rows',
      comment: 'The cube sees the engine, its dialect and the catalog, never the warehouse that keeps the rows',
      severity: 'error',
      from: { path: '^src/(cube|kpi|goals)/', pathNot: tests },
      to: { path: '^src/warehouse/', pathNot: '^src/warehouse/(dialect|catalog|engine)\\.ts$' },
    },
    {
      name: 'engines-are-named-in-app-only',
      comment: 'Everything else talks to the Engine and Warehouse interfaces',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/app/', '^src/warehouse/duckdb/', ...inTests] },
      to: { path: '^src/warehouse/duckdb/' },
    },
    {
      name: 'testing-is-for-tests',
      comment: 'Nothing that ships imports the test books',
      severity: 'error',
      from: { pathNot: [...inTests, '^bench/', '^e2e/'] },
      to: { path: '^src/testing/' },
    },
    {
      name: 'tests-are-not-imported',
      comment: 'What two tests share lives in src/testing',
      severity: 'error',
      from: {},
      to: { path: tests },
    },
    {
      name: 'nothing-imports-main',
      comment: 'main.tsx is the top',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/main\\.tsx$' },
    },
    ...oneDoor,
    {
      name: 'no-node-in-the-browser',
      comment: 'Node modules exist in tests only',
      severity: 'error',
      from: { path: '^src/', pathNot: inTests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-dev-packages-in-the-app',
      comment: 'What ships is listed under dependencies',
      severity: 'error',
      from: { path: '^src/', pathNot: inTests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere would escape the other rules',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '\\?(url|raw|worker|worker&url|worker&inline)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
