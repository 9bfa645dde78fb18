// Holds the order of the rooms and the doors of the libraries. A checker that sees nothing finds nothing wrong: it must have seen every source file.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const FEWEST = 50;

function sourcesIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesIn(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

const cli = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const run = spawnSync(process.execPath, [cli, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
});
if (run.error) throw run.error;

let found;
try {
  found = JSON.parse(run.stdout);
} catch {
  console.error(`The imports could not be read.\n${run.stdout}\n${run.stderr}`);
  process.exit(1);
}

const { violations, totalDependenciesCruised } = found.summary;
const own = found.modules.filter(({ source }) => source.startsWith('src/'));
const seen = new Set(own.map(({ source }) => source));
const unseen = sourcesIn('src').filter((path) => !seen.has(path));
const links = own.reduce(
  (sum, { dependencies }) => sum + dependencies.filter(({ resolved }) => resolved.startsWith('src/')).length,
  0,
);

console.log(`${seen.size} modules and ${totalDependenciesCruised} dependencies seen, ${links} of them between our own modules`);

const problems = violations.map(({ from, to, rule, cycle }) => {
  const rest = cycle ? cycle.map((step) => step.name ?? step).join(' → ') : to;
  const why = found.summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name)?.comment ?? '';
  return `${from} → ${rest}\n    ${rule.name}: ${why}`;
});
if (seen.size < FEWEST)
  problems.push(`only ${seen.size} modules were seen: at least ${FEWEST} are there, so the check itself is broken`);
if (links < seen.size) problems.push(`only ${links} imports between ${seen.size} modules were seen: the check itself is broken`);
for (const path of unseen) problems.push(`${path} was not seen`);

for (const problem of problems) console.error(`✗ ${problem}`);
console.log(problems.length === 0 ? 'All imports point to the left, through their doors.' : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
