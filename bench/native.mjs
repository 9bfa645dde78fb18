// Times DuckDB outside the browser on one thread: the yardstick for what a browser can reach.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { npm } from '../scripts/process.mjs';
import { meanResponse, quarters, readCsv } from './generate.mjs';
import { median } from './statistics.mjs';

const PACKAGE = '@duckdb/node-api@1.5.6-r.1';
const READS = 3;

/** Installs the package into the run's own folder, not into the app; undefined when it can't be had. */
async function installed(folder) {
  const found = join(folder, 'node_modules', '@duckdb', 'node-api', 'package.json');
  await npm(['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, PACKAGE], { minutes: 3 });
  return existsSync(found) ? found : undefined;
}

const passed = (since) => performance.now() - since;

async function inNode(packageFile, csv, store) {
  const loading = performance.now();
  const { DuckDBInstance } = createRequire(packageFile)('@duckdb/node-api');
  const boot = passed(loading);
  const open = async (path) => {
    const instance = await DuckDBInstance.create(path, { threads: '1' });
    const connection = await instance.connect();
    const close = () => {
      connection.closeSync();
      instance.closeSync();
    };
    return { connection, close };
  };
  const reads = [];
  for (let turn = 0; turn < READS; turn++) {
    const since = performance.now();
    const { connection, close } = await open(':memory:');
    await connection.run(`CREATE TABLE tickets AS ${readCsv(csv)}`);
    reads.push(boot + passed(since));
    close();
  }
  const storing = performance.now();
  const writer = await open(store);
  await writer.connection.run(`CREATE TABLE tickets AS ${readCsv(csv)}`);
  await writer.connection.run('CHECKPOINT');
  const stored = boot + passed(storing);
  const { connection } = writer;
  const means = {};
  const answers = [];
  for (const quarter of quarters) {
    const since = performance.now();
    const rows = (await connection.runAndReadAll(meanResponse(quarter))).getRows();
    answers.push(passed(since));
    means[quarter.text] = rows[0][0];
  }
  writer.close();
  const opening = performance.now();
  const again = await open(store);
  await again.connection.runAndReadAll(meanResponse(quarters.at(-2)));
  const reopened = boot + passed(opening);
  again.close();
  return { by: 'native DuckDB, one thread', read: median(reads), stored, answer: median(answers), reopened, means };
}

const script = `
import json, statistics, sys, time
started = time.perf_counter()
import duckdb
boot = time.perf_counter() - started
task = json.load(sys.stdin)
def opened(path): return duckdb.connect(path, config={"threads": 1})
reads = []
for turn in range(task["reads"]):
    since = time.perf_counter()
    base = opened(":memory:")
    base.execute("CREATE TABLE tickets AS " + task["read"])
    reads.append(boot + time.perf_counter() - since)
    base.close()
since = time.perf_counter()
base = opened(task["store"])
base.execute("CREATE TABLE tickets AS " + task["read"])
base.execute("CHECKPOINT")
stored = boot + time.perf_counter() - since
means, answers = {}, []
for name, question in task["questions"]:
    since = time.perf_counter()
    means[name] = base.execute(question).fetchone()[0]
    answers.append(time.perf_counter() - since)
base.close()
since = time.perf_counter()
base = opened(task["store"])
base.execute(task["questions"][-2][1]).fetchone()
reopened = boot + time.perf_counter() - since
print(json.dumps({"read": statistics.median(reads) * 1e3, "stored": stored * 1e3, "answer": statistics.median(answers) * 1e3, "reopened": reopened * 1e3, "means": means}))
`;

function inPython(csv, store) {
  const task = {
    read: readCsv(csv),
    reads: READS,
    store,
    questions: quarters.map((quarter) => [quarter.text, meanResponse(quarter)]),
  };
  try {
    const output = execFileSync('python3', ['-c', script], { input: JSON.stringify(task), stdio: ['pipe', 'pipe', 'ignore'] });
    return { by: 'native DuckDB (Python), one thread', ...JSON.parse(output.toString('utf8')) };
  } catch {
    return undefined;
  }
}

/** Milliseconds, with the start of the engine, for reading the file into memory and into a database file, for one answer, and for opening
 * that file again and answering; undefined when this machine has no DuckDB. What it writes goes into `folder`. */
export async function timeNative(csv, folder) {
  try {
    const found = await installed(folder);
    if (found) return await inNode(found, csv, join(folder, 'node.duckdb'));
  } catch (error) {
    console.log(`The package ${PACKAGE} does not run here: ${error.message}`);
  }
  return inPython(csv, join(folder, 'python.duckdb'));
}
