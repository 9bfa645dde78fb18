// Runs other programs: npm without a shell where that is possible, and never one that outlives us.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const windows = process.platform === 'win32';
const running = new Set();

function end(child, signal) {
  try {
    if (windows) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    else process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => {
    for (const child of running) end(child, 'SIGKILL');
    process.exit(code);
  });
}

/**
 * Runs a program to its end: its exit code (1 when it could not be started, died, or took longer than `minutes`) and, unless `show`, what
 * it printed.
 */
export function run(program, words, { env = {}, show = false, minutes = 20, shell = false } = {}) {
  return new Promise((done) => {
    const child = spawn(program, words, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      detached: !windows,
      shell,
    });
    running.add(child);
    const parts = [];
    let late = false;
    const clock = setTimeout(() => {
      late = true;
      end(child, 'SIGKILL');
    }, minutes * 60_000);
    child.stdout?.on('data', (part) => parts.push(part));
    child.stderr?.on('data', (part) => parts.push(part));
    const finish = (code, note) => {
      clearTimeout(clock);
      running.delete(child);
      const output = Buffer.concat(parts).toString('utf8');
      done({ code, output: [output.trimEnd(), late ? `stopped after ${minutes} minutes` : note].filter(Boolean).join('\n') });
    };
    child.on('error', (error) => finish(1, error.message));
    child.on('close', (code, signal) => finish(code ?? 1, signal && !late ? `ended by ${signal}` : ''));
  });
}

/** npm's own script under the Node that runs us; its name on PATH when that can't be found. */
export function npm(words, options = {}) {
  const beside = [
    process.env.npm_execpath,
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => path && /npm-cli\.[cm]?js$/.test(path) && existsSync(path));
  return beside ? run(process.execPath, [beside, ...words], options) : run('npm', words, { ...options, shell: windows });
}
