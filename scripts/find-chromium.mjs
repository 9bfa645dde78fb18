// Finds a Chromium for the tests, or brings one.
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root, run } from './process.mjs';

const windows = process.platform === 'win32';
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'chrome-headless-shell'];

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, windows ? `${name}.exe` : name)));
}

function installed() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].flatMap((app) =>
      ['/', homedir()].map((base) => join(base, 'Applications', `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (windows) {
    const bases = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA].filter(Boolean);
    return bases.flatMap((base) => [
      join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(base, 'Chromium', 'Application', 'chrome.exe'),
    ]);
  }
  return ['/opt/google/chrome/chrome', '/snap/bin/chromium', '/usr/lib/chromium/chromium'];
}

function list(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Playwright's own browsers, newest first. */
function playwrights() {
  const cache = {
    darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
  }[process.platform];
  const own = process.env.PLAYWRIGHT_BROWSERS_PATH;
  const base =
    own && own !== '0' ? own : (cache ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright'));
  const revision = (name) => Number(name.slice('chromium-'.length));
  const programs = [
    ['chrome'],
    ['chrome.exe'],
    ['Chromium.app', 'Contents', 'MacOS', 'Chromium'],
    ['Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
  ];
  return list(base)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => revision(b) - revision(a))
    .flatMap((version) =>
      list(join(base, version)).flatMap((inner) => programs.map((program) => join(base, version, inner, ...program))),
    );
}

/** A file may be there and yet not run: without its libraries, or a stub that only advertises a package. */
async function works(path) {
  if (!isProgram(path)) return false;
  // On Windows `--version` opens a window instead of answering.
  return windows || (await run(path, ['--version'], { minutes: 1 })).code === 0;
}

async function firstThatWorks(paths) {
  for (const path of new Set(paths)) if (await works(path)) return path;
  return undefined;
}

const look = () => firstThatWorks([...onPath(), ...installed(), ...playwrights()]);

function isDebianRoot() {
  const release = '/etc/os-release';
  return process.getuid?.() === 0 && existsSync(release) && /^ID="?debian"?$/m.test(readFileSync(release, 'utf8'));
}

async function fromDebian() {
  if (!isDebianRoot()) return undefined;
  console.log('No Chromium found: installing Debian’s …');
  const apt = (words) =>
    run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...words], { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  const add = () => apt(['install', '-y', '--no-install-recommends', 'chromium']);
  if ((await add()).code !== 0) {
    await apt(['update']);
    await add();
  }
  return look();
}

async function fromPlaywright() {
  console.log('No Chromium found: asking Playwright for one …');
  await run(process.execPath, [join(root, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium']);
  return look();
}

/** The path of a Chromium that runs; undefined when there is none and none could be brought. Throws when CHROMIUM_PATH names none. */
export async function findChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    if (await works(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH names "${wanted}", which can't be run.`);
  }
  return (await look()) ?? (await fromDebian()) ?? (await fromPlaywright());
}
