// Installs and builds only what is out of date: a hash of all that goes in is kept beside what came out.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root } from './process.mjs';

const installStamp = join(root, 'node_modules', '.plumbline-install');
const buildStamp = join(root, 'dist', '.plumbline-build');

const readStamp = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function filesIn(path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

function hashOf(paths, more = '') {
  const hash = createHash('sha256').update(more);
  for (const path of paths) {
    const bytes = readFileSync(join(root, path));
    hash.update(`\0${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

const platform = () => `${process.versions.modules} ${process.platform} ${process.arch}`;

/** Installs exactly what the lock file says, unless that has been done for this lock, Node and platform. Throws when it fails. */
export async function install() {
  const wanted = hashOf(['package-lock.json', ...filesIn('.npmrc')], platform());
  if (readStamp(installStamp) === wanted) return;
  console.log('Installing what package-lock.json lists …');
  rmSync(installStamp, { force: true });
  const { code, output } = await npm(['ci', '--no-audit', '--no-fund']);
  if (code !== 0)
    throw new Error(
      `${output}\n\nThe packages could not be installed (npm ci ended with ${code}). Is there a way to the npm registry?`,
    );
  writeFileSync(installStamp, wanted);
}

const shipped = (path) => !/\.test\.tsx?$/.test(path) && !path.startsWith('src/testing/');

function sourceHash() {
  const inputs = ['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
  return hashOf(inputs.flatMap(filesIn).filter(shipped));
}

/** Builds the app in any case; the stamp is written only after a build that worked. */
export async function buildAnew() {
  const built = sourceHash();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const result = await npm(['run', '--silent', 'build']);
  if (result.code === 0) writeFileSync(buildStamp, built);
  return result;
}

/** Builds the app unless dist/ was built from these very sources. Throws when it fails. */
export async function build() {
  if (existsSync(join(root, 'dist', 'index.html')) && readStamp(buildStamp) === sourceHash()) return;
  console.log('Building …');
  const { code, output } = await buildAnew();
  if (code !== 0) throw new Error(`${output}\n\nThe app could not be built.`);
}
