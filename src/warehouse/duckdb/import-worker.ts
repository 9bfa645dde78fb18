import { expose } from 'comlink';
import type { Progress } from '../../import/reading/read-file';
import { type InspectOptions, inspect } from '../../import/recognise/inspect';
import type { Inspection } from '../../import/recognise/inspection';
import { sourceOfFile } from '../../import/text/byte-source';
import { type FoundTable, type UnpackOptions, unpack } from '../../import/unpack';
import { bootDuckDB, type DuckDB } from './boot';
import { fingerprint } from './fingerprint';
import { type Loaded, type LoadRequest, loadSegment } from './load-segment';
import { type Made, type Meeting, type Met, meet, writeDelta, writeRest } from './merge-segments';
import { checkPlaced, type ListRequest, listOrphans, writeCsv } from './write-csv';

let engine: Promise<DuckDB> | undefined;

const booted = (): Promise<DuckDB> => {
  engine ??= bootDuckDB();
  return engine;
};

const tasks = {
  /** Starts the engine, while the file is still being looked at. */
  warm: async (): Promise<void> => {
    await booted();
  },
  unpack: (file: File, options?: UnpackOptions): Promise<readonly FoundTable[]> => unpack(file, options),
  inspect: (file: File, options: InspectOptions): Promise<Inspection> => inspect(sourceOfFile(file), options),
  fingerprint: (file: File) => fingerprint(file),
  load: async (
    file: File,
    request: LoadRequest,
    onProgress: (progress: Progress, phase: 'reading' | 'storing') => void,
  ): Promise<Loaded> => loadSegment(booted(), sourceOfFile(file), request, onProgress),
  meet: async (meeting: Meeting): Promise<Met> => meet(await booted(), meeting),
  writeRest: async (meeting: Meeting, index: number, target: string): Promise<Made> =>
    writeRest(await booted(), meeting, index, target),
  writeDelta: async (meeting: Meeting, touched: readonly number[], target: string): Promise<Made> =>
    writeDelta(await booted(), meeting, touched, target),
  check: async (request: ListRequest) => checkPlaced(await booted(), request),
  orphans: async (request: ListRequest) => listOrphans(await booted(), request),
  csv: async (request: ListRequest) => writeCsv(await booted(), request),
};

export type ImportTasks = typeof tasks;

expose(tasks);
