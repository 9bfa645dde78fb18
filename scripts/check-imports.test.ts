import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const folders: string[] = [];

type Checked = { readonly code: number; readonly text: string };

/** Runs the check over a tree of these files. */
function checked(files: Readonly<Record<string, string>>): Promise<Checked> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-imports-'));
  folders.push(folder);
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs', 'scripts/check-imports.mjs']) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    copyFileSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return new Promise((done) => {
    execFile(process.execPath, [join(folder, 'scripts/check-imports.mjs')], (error, stdout, stderr) =>
      done({ code: error ? 1 : 0, text: stdout + stderr }),
    );
  });
}

/** Enough modules in a row of imports, so that the check does not doubt itself. */
function chain(length: number): Record<string, string> {
  const link = (at: number) =>
    at === 0
      ? 'export const step0 = 0;\n'
      : `import { step${at - 1} } from './step${at - 1}';\nexport const step${at} = step${at - 1} + 1;\n`;
  return Object.fromEntries(Array.from({ length }, (_, at) => [`src/time/step${at}.ts`, link(at)]));
}

const rooms = Object.fromEntries(
  [
    'time',
    'model',
    'storage',
    'format',
    'import',
    'warehouse',
    'cube',
    'kpi',
    'goals',
    'store',
    'queries',
    'ui',
    'charts',
    'widgets',
    'pages',
    'app',
    'testing',
  ].map((room) => [`src/${room}/part.ts`, `export const part = '${room}';\nexport type Part = string;\n`]),
);

const bad: readonly (readonly [sentence: string, file: string, text: string, rule: string])[] = [
  ['time may not import import', 'src/time/a.ts', "import { part } from '../import/part';", 'time-imports-to-the-left'],
  ['model may not import time', 'src/model/a.ts', "import { part } from '../time/part';", 'model-imports-to-the-left'],
  [
    'import may not import the warehouse',
    'src/import/a.ts',
    "import { part } from '../warehouse/part';",
    'import-imports-to-the-left',
  ],
  [
    'the warehouse may not import the cube',
    'src/warehouse/a.ts',
    "import { part } from '../cube/part';",
    'warehouse-imports-to-the-left',
  ],
  [
    'the warehouse may not import a type of the cube either',
    'src/warehouse/b.ts',
    "import type { Part } from '../cube/part';\nexport type Own = Part;",
    'warehouse-imports-to-the-left',
  ],
  [
    'the cube sees only the engine, dialect and catalog',
    'src/cube/a.ts',
    "import { part } from '../warehouse/part';",
    'cube-knows-no-storage-of-rows',
  ],
  ['a KPI may not import a target', 'src/kpi/a.ts', "import { part } from '../goals/part';", 'kpi-imports-to-the-left'],
  ['goals may not import a store', 'src/goals/a.ts', "import { part } from '../store/part';", 'goals-imports-to-the-left'],
  ['a store may not import a query', 'src/store/a.ts', "import { part } from '../queries/part';", 'store-imports-to-the-left'],
  [
    'queries may not import a widget, not even later',
    'src/queries/a.ts',
    "export const later = () => import('../widgets/part');",
    'queries-imports-to-the-left',
  ],
  ['ui knows no KPI', 'src/ui/a.ts', "import { part } from '../kpi/part';", 'ui-imports-to-the-left'],
  ['ui knows no store but navigation', 'src/ui/b.ts', "import { part } from '../store/part';", 'ui-imports-to-the-left'],
  ['charts know no query', 'src/charts/a.ts', "import { part } from '../queries/part';", 'charts-imports-to-the-left'],
  ['a widget may not import a page', 'src/widgets/a.ts', "import { part } from '../pages/part';", 'widgets-imports-to-the-left'],
  ['a page may not import the app', 'src/pages/a.ts', "import { part } from '../app/part';", 'pages-imports-to-the-left'],
  ['nothing that ships imports testing', 'src/kpi/b.ts', "import { part } from '../testing/part';", 'testing-is-for-tests'],
  [
    'a page may not name an engine',
    'src/pages/b.ts',
    "import { part } from '../warehouse/duckdb/part';",
    'engines-are-named-in-app-only',
  ],
  [
    'a folder without a place in the order is refused',
    'src/helpers/a.ts',
    "import { part } from '../time/part';",
    'no-unknown-rooms',
  ],
  [
    'the calendar library is for time',
    'src/format/a.ts',
    "import { Temporal } from 'temporal-polyfill';\nexport const now = Temporal;",
    'one-door-temporal-polyfill',
  ],
  [
    'the database library is for storage',
    'src/store/b.ts',
    "import { openDB } from 'idb';\nexport const open = openDB;",
    'one-door-idb',
  ],
  [
    'Arrow is for the embedded engine',
    'src/import/b.ts',
    "import { utf8 } from '@uwdata/flechette';\nexport const text = utf8;",
    'one-door-uwdataflechette',
  ],
  [
    'DuckDB is for the embedded engine',
    'src/queries/b.ts',
    "import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';\nexport const url = wasm;",
    'one-door-duckdb',
  ],
  [
    'comlink is for the embedded engine',
    'src/warehouse/c.ts',
    "import { wrap } from 'comlink';\nexport const w = wrap;",
    'one-door-comlink',
  ],
  [
    'recharts is for charts',
    'src/widgets/b.ts',
    "import { Line } from 'recharts';\nexport const line = Line;",
    'one-door-recharts',
  ],
  [
    'icons are for ui',
    'src/pages/c.ts',
    "import { IconX } from '@tabler/icons-react';\nexport const x = IconX;",
    'one-door-tabler',
  ],
  [
    'components are for ui',
    'src/pages/d.ts',
    "import { Button } from '@mantine/core';\nexport const button = Button;",
    'one-door-mantine',
  ],
  [
    'react-query is for queries',
    'src/widgets/c.ts',
    "import { useQuery } from '@tanstack/react-query';\nexport const use = useQuery;",
    'one-door-tanstackreact-query',
  ],
  [
    'the router is for the app',
    'src/pages/e.ts',
    "import { useRouter } from '@tanstack/react-router';\nexport const use = useRouter;",
    'one-door-tanstackreact-router',
  ],
  [
    'zustand is for stores',
    'src/widgets/d.ts',
    "import { create } from 'zustand';\nexport const make = create;",
    'one-door-zustand',
  ],
  [
    'schemas stand at doors',
    'src/kpi/c.ts',
    "import * as v from 'valibot';\nexport const text = v.string();",
    'one-door-valibot',
  ],
  [
    'nothing below the store touches React',
    'src/goals/b.ts',
    "import { useState } from 'react';\nexport const use = useState;",
    'one-door-react',
  ],
  [
    'a package for tests does not ship',
    'src/time/b.ts',
    "import fc from 'fast-check';\nexport const f = fc;",
    'no-dev-packages-in-the-app',
  ],
  [
    'Node does not ship',
    'src/import/c.ts',
    "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
    'no-node-in-the-browser',
  ],
  ['an import that leads nowhere is refused', 'src/time/c.ts', "import { part } from './nowhere';", 'everything-resolves'],
  [
    'storage may not import the model',
    'src/storage/a.ts',
    "import { part } from '../model/part';",
    'storage-imports-to-the-left',
  ],
  [
    'statistics may not import storage',
    'src/statistics/a.ts',
    "import { part } from '../storage/part';",
    'statistics-imports-to-the-left',
  ],
  ['format may not import import', 'src/format/b.ts', "import { part } from '../import/part';", 'format-imports-to-the-left'],
  ['a report may not import a page', 'src/reports/a.ts', "import { part } from '../pages/part';", 'reports-imports-to-the-left'],
  ['nothing imports main', 'src/app/a.ts', "import { main } from '../main';\nexport const m = main;", 'nothing-imports-main'],
  [
    'nothing imports a test',
    'src/app/b.ts',
    "import { both } from '../kpi/part.test';\nexport const b = both;",
    'tests-are-not-imported',
  ],
  [
    'the statistics library is for statistics',
    'src/kpi/d.ts',
    "import { mean } from 'simple-statistics';\nexport const m = mean;",
    'one-door-simple-statistics',
  ],
  [
    'the type is for ui',
    'src/app/c.ts',
    "import '@fontsource-variable/hanken-grotesk/wght.css';",
    'one-door-fontsource-variable',
  ],
  [
    'dropping files is for ui',
    'src/pages/f.ts',
    "import { useDropzone } from 'react-dropzone';\nexport const use = useDropzone;",
    'one-door-react-dropzone',
  ],
  [
    'mounting React is for the top',
    'src/widgets/e.ts',
    "import { createRoot } from 'react-dom/client';\nexport const c = createRoot;",
    'one-door-react-dom',
  ],
  [
    'unpacking is for the containers',
    'src/import/e.ts',
    "import { inflateSync } from 'fflate';\nexport const x = inflateSync;",
    'one-door-fflate',
  ],
  [
    'workbooks are for the containers',
    'src/warehouse/e.ts',
    "import { readXlsx } from 'hucre';\nexport const x = readXlsx;",
    'one-door-hucre',
  ],
  [
    'Parquet is for the containers',
    'src/import/f.ts',
    "import { parquetRead } from 'hyparquet';\nexport const x = parquetRead;",
    'one-door-hyparquet',
  ],
  [
    'Parquet’s compressions are for the containers',
    'src/import/g.ts',
    "import { compressors } from 'hyparquet-compressors';\nexport const x = compressors;",
    'one-door-hyparquet-compressors',
  ],
  ['a circle is refused', 'src/time/left.ts', "import { right } from './right';\nexport const left = () => right;", 'no-circles'],
];

const fine: Readonly<Record<string, string>> = {
  'src/ui/link.ts': "import { part } from '../store/navigation';\nexport const link = part;",
  'src/store/navigation.ts': 'export const part = 1;',
  'src/cube/compile.ts': "import type { Dialect } from '../warehouse/dialect';\nexport type Spelled = Dialect;",
  'src/warehouse/dialect.ts': 'export type Dialect = string;',
  'src/warehouse/duckdb/part.ts': "import { wrap } from 'comlink';\nexport const part = wrap;",
  'src/app/engines.ts': "import { part } from '../warehouse/duckdb/part';\nexport const engine = part;",
  'src/kpi/part.test.ts':
    "import { part } from '../testing/part';\nimport fc from 'fast-check';\nexport const both = [part, fc];",
  'src/main.tsx': "import { engine } from './app/engines';\nexport const main = engine;",
};

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('the order of the rooms and the doors of the libraries', () => {
  let result: Checked = { code: 0, text: '' };

  beforeAll(async () => {
    const wrong = Object.fromEntries(bad.map(([, file, text]) => [file, `${text}\n`]));
    result = await checked({
      ...rooms,
      ...fine,
      ...wrong,
      'src/time/right.ts': "import { left } from './left';\nexport const right = () => left;\n",
    });
  }, 60_000);

  test.each(bad)('%s', (_, file, __, rule) => {
    const broken = result.text.split('✗ ').filter((problem) => problem.startsWith(`${file} →`));
    expect(broken.join('')).toContain(`    ${rule}:`);
    expect(result.code).toBe(1);
  });

  test.each(Object.keys(fine))('%s breaks none of them', (file) => {
    expect(result.text).not.toContain(`✗ ${file} →`);
  });
});

test('a tree that keeps the order passes, with the number of modules that were seen', async () => {
  const all = Array.from({ length: 40 }, (_, at) => `export { step${at} } from '../time/step${at}';`).join('\n');
  // 60 steps, 17 rooms, 8 files that are fine, and one that imports most of the steps.
  const { code, text } = await checked({ ...chain(60), ...rooms, ...fine, 'src/app/all.ts': all });
  expect(text).toContain('86 modules');
  expect({ code, text }).toMatchObject({ code: 0 });
}, 60_000);

test('a check that saw almost nothing fails instead of finding nothing wrong', async () => {
  const { code, text } = await checked({ 'src/time/day.ts': 'export const day = 1;\n' });
  expect(text).toContain('only 1 modules were seen');
  expect(code).toBe(1);
}, 60_000);
