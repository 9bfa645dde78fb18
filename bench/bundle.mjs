// The JavaScript that a first visit loads before anything is painted: what index.html names and what that imports statically.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

const attribute = (tag, name) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];

/** Scripts and preloaded modules of the page, as paths from the folder's root. */
function named(html) {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    const wanted = tag.startsWith('<script') ? attribute(tag, 'src') : undefined;
    const preloaded = attribute(tag, 'rel') === 'modulepreload' ? attribute(tag, 'href') : undefined;
    return [wanted, preloaded].filter(Boolean).map((path) => path.replace(/^\.?\//, ''));
  });
}

/** `import "./a.js"` and `… from "./a.js"`; `import("./a.js")` is loaded later and not meant. */
function imported(script, from) {
  const found = script.matchAll(/\b(?:import|from)\s*(["'])(\.{1,2}\/[^"']+\.js)\1/g);
  return [...found].map(([, , path]) => posix.join(posix.dirname(from), path));
}

/** Bytes of each such script, plain and as gzip at level 9. */
export function firstScripts(folder) {
  const waiting = named(readFileSync(join(folder, 'index.html'), 'utf8'));
  const scripts = new Map();
  while (waiting.length > 0) {
    const path = waiting.pop();
    if (scripts.has(path)) continue;
    const bytes = readFileSync(join(folder, path));
    scripts.set(path, { path, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length });
    waiting.push(...imported(bytes.toString('utf8'), path));
  }
  const files = [...scripts.values()].sort((a, b) => b.gzip - a.gzip);
  return { gzip: files.reduce((sum, { gzip }) => sum + gzip, 0), files };
}
