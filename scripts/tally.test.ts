import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

type Tally = { readonly passed: number; readonly failed: readonly string[]; readonly skipped: readonly string[] };
type Module = { vitestTally(report: unknown): Tally; playwrightTally(report: unknown): Tally };

const path: string = pathToFileURL(resolve(import.meta.dirname, 'tally.mjs')).href;
const { vitestTally, playwrightTally }: Module = await import(/* @vite-ignore */ path);

const file = (name: string) => resolve(name);

test('tests are counted one by one, and a file that could not be loaded is a failure', () => {
  const assertionResults = [
    { status: 'passed', fullName: 'one' },
    { status: 'failed', fullName: 'two' },
    { status: 'pending', fullName: 'three' },
  ];
  const testResults = [
    { name: file('src/a.test.ts'), status: 'failed', assertionResults },
    { name: file('src/b.test.ts'), status: 'failed', message: 'Cannot find module\nat …', assertionResults: [] },
    { name: file('src/c.test.ts'), status: 'passed', assertionResults: [{ status: 'passed', fullName: 'four' }] },
  ];
  expect(vitestTally({ testResults })).toEqual({
    passed: 2,
    failed: ['src/a.test.ts: two', 'src/b.test.ts: Cannot find module'],
    skipped: ['src/a.test.ts: three'],
  });
});

test('journeys are counted at any depth; one that passed at its second try has failed', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
  const suites = [
    {
      title: 'import.spec.ts',
      specs: [spec('a', 'expected')],
      suites: [{ title: 'wide', specs: [spec('b', 'unexpected'), spec('c', 'flaky'), spec('d', 'skipped')] }],
    },
  ];
  expect(playwrightTally({ suites, errors: [{ message: 'the server did not start' }] })).toEqual({
    passed: 1,
    failed: ['import.spec.ts › wide › b', 'import.spec.ts › wide › c', 'the server did not start'],
    skipped: ['import.spec.ts › wide › d'],
  });
});
