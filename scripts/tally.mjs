// Counts what the test runners report: each test once, and what failed outside of any test as well.
import { relative } from 'node:path';

const root = process.cwd();

/** Of a Vitest JSON report: tests passed, and the names of those failed and skipped. A file that could not be loaded is one failure. */
export function vitestTally({ testResults }) {
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status, fullName }) => ({ status, name: `${relative(root, name)}: ${fullName}` })),
  );
  const broken = testResults
    .filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
    .map(({ name, message }) => `${relative(root, name)}: ${(message ?? '').split('\n')[0] || 'could not be run'}`);
  const named = (wanted) => tests.filter(({ status }) => wanted(status)).map(({ name }) => name);
  return {
    passed: named((status) => status === 'passed').length,
    failed: [...named((status) => status === 'failed'), ...broken],
    skipped: named((status) => status !== 'passed' && status !== 'failed'),
  };
}

function specsIn(suite, path = []) {
  const titles = suite.title ? [...path, suite.title] : path;
  const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests.map(({ status }) => ({ status, name: [...titles, title].join(' › ') })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => specsIn(inner, titles))];
}

/** Of a Playwright JSON report. A test that passed only when it was tried again has failed; an error outside of the tests is one failure. */
export function playwrightTally({ suites = [], errors = [] }) {
  const tests = suites.flatMap((suite) => specsIn(suite));
  const named = (...wanted) => tests.filter(({ status }) => wanted.includes(status)).map(({ name }) => name);
  return {
    passed: named('expected').length,
    failed: [
      ...named('unexpected', 'flaky'),
      ...errors.map(({ message }) => (message ?? 'an error outside of the tests').split('\n')[0]),
    ],
    skipped: named('skipped'),
  };
}
