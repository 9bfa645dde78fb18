import { expose } from 'comlink';
import { sourceOfFile } from '../../import/byte-source';
import { inspect } from '../../import/inspect';
import type { Inspection } from '../../import/inspection';
import type { Progress } from '../../import/read-file';
import { unpack } from '../../import/unpack';
import { bootDuckDB, type DuckDB } from './boot';
import { type CopyRequest, copyWithout, countOverlap, type Loaded, type LoadRequest, loadSegment } from './load-segment';

type Tail<F> = F extends (first: never, ...rest: infer R) => unknown ? R : never;

let engine: Promise<DuckDB> | undefined;

const booted = (): Promise<DuckDB> => {
  engine ??= bootDuckDB();
  return engine;
};

const MIB = 1 << 20;

async function fingerprint(file: File): Promise<string> {
  const ends = new Blob([String(file.size), file.slice(0, MIB), file.slice(Math.max(MIB, file.size - MIB))]);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await ends.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const tasks = {
  /** Starts the engine, while the file is still being looked at. */
  warm: async (): Promise<void> => {
    await booted();
  },
  unpack,
  inspect: (file: File, zone: string): Promise<Inspection> => inspect(sourceOfFile(file), { zone }),
  fingerprint,
  load: async (
    file: File,
    request: LoadRequest,
    onProgress: (progress: Progress, phase: 'reading' | 'storing') => void,
  ): Promise<Loaded> => loadSegment(booted(), sourceOfFile(file), request, onProgress),
  countOverlap: async (...request: Tail<typeof countOverlap>): Promise<number> => countOverlap(await booted(), ...request),
  copyWithout: async (request: CopyRequest) => copyWithout(await booted(), request),
};

export type ImportTasks = typeof tasks;

expose(tasks);
