// Runs every step, whatever the others say, and counts. The last line is always "N passed, N failed".
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './find-chromium.mjs';
import { buildAnew } from './prepare.mjs';
import { npm } from './process.mjs';
import { playwrightTally, vitestTally } from './tally.mjs';

const colourful = process.stdout.isTTY && !process.env.NO_COLOR && !process.env.CI;
const paint = (code, text) => (colourful ? `\u001b[${code}m${text}\u001b[0m` : text);
const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

const NO_BROWSER = 'No Chromium: install Chrome or Chromium, or set CHROMIUM_PATH to one.';

async function chromiumOrReason() {
  try {
    const path = await findChromium();
    return path ? { path } : { reason: NO_BROWSER };
  } catch (error) {
    return { reason: `${error.message} ${NO_BROWSER}` };
  }
}

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined);

/** A step that is one check: passed or failed as a whole. */
function check(name, start) {
  return {
    name,
    async run(env) {
      const { code, output } = await start(env);
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? [] : [name], skipped: [], output };
    },
  };
}

/** A step of many tests, each counted. A runner that fails without naming a test, or ran none, is a failure of its own. */
function suite(name, script, { reporter, tally, browser = false }) {
  return {
    name,
    async run(env, { folder, chromium }) {
      if (browser && chromium.reason) return { passed: 0, failed: [`${name}: not run`], skipped: [], output: chromium.reason };
      const report = join(folder, `${name}.json`);
      const { words, env: more } = reporter(report);
      const { code, output } = await npm(['run', '--silent', script, '--', ...words], { env: { ...env, ...more } });
      const found = read(report);
      if (!found) return { passed: 0, failed: [`${name}: no report (exit code ${code})`], skipped: [], output };
      const { passed, failed, skipped } = tally(found);
      if (passed + failed.length === 0) failed.push(`${name}: no test ran`);
      else if (code !== 0 && failed.length === 0) failed.push(`${name}: ended with exit code ${code}`);
      return { passed, failed, skipped, output };
    },
  };
}

const vitest = {
  tally: vitestTally,
  reporter: (report) => ({ words: ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env: {} }),
};
const playwright = {
  tally: playwrightTally,
  reporter: (report) => ({ words: ['--reporter=list,json'], env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } }),
};
const script = (name) => (env) => npm(['run', '--silent', name], { env });

const steps = [
  check('types', script('check:types')),
  check('lint', script('check:lint')),
  check('imports', script('check:imports')),
  check('unused', script('check:unused')),
  suite('unit', 'test:unit', vitest),
  suite('browser', 'test:browser', { ...vitest, browser: true }),
  check('build', () => buildAnew()),
  suite('journeys', 'test:journeys', { ...playwright, browser: true }),
];

async function runStep(step, env, context) {
  try {
    return await step.run(env, context);
  } catch (error) {
    return { passed: 0, failed: [`${step.name}: ${error.message}`], skipped: [], output: error.stack ?? '' };
  }
}

/** Runs all steps and prints what they say; true when nothing failed. */
export async function testAll() {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  const chromium = await chromiumOrReason();
  const env = { NO_COLOR: '1', FORCE_COLOR: undefined, ...(chromium.path ? { CHROMIUM_PATH: chromium.path } : {}) };
  console.log(chromium.path ? `Chromium: ${chromium.path}` : chromium.reason);
  const failures = [];
  let passed = 0;
  for (const step of steps) {
    const from = performance.now();
    const result = await runStep(step, env, { folder, chromium });
    const bad = result.failed.length > 0;
    const counts = [
      `${result.passed} passed`,
      `${result.failed.length} failed`,
      ...(result.skipped.length > 0 ? [`${result.skipped.length} skipped`] : []),
    ];
    console.log(
      `${bad ? paint(31, '✗') : paint(32, '✓')} ${step.name.padEnd(9)} ${seconds(from).padStart(8)}   ${counts.join(', ')}`,
    );
    for (const name of result.skipped) console.log(`    skipped: ${name}`);
    if (bad) console.log(`\n${result.output}\n`);
    passed += result.passed;
    failures.push(...result.failed.map((name) => `${step.name}: ${name.replace(`${step.name}: `, '')}`));
  }
  rmSync(folder, { recursive: true, force: true });
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ✗ ${name}`).join('\n')}`);
  console.log(`\n${seconds(began)} in all`);
  console.log(`${passed} passed, ${failures.length} failed`);
  return failures.length === 0;
}
