import type { Mapping } from '../import/mapping';
import { type DatasetId, dataset } from '../model/dataset';
import { instantOfLocal, offsetChanges } from '../time/zone';
import type { DuckDB } from '../warehouse/duckdb/boot';
import type { ImportSession } from '../warehouse/duckdb/import-session';
import { meet, writeDelta, writeRest } from '../warehouse/duckdb/merge-segments';
import { type ReplayTools, replay, replayStep, type Step } from '../warehouse/duckdb/replay';
import { passingFiles } from '../warehouse/duckdb/segment-files';
import type { Changes, ImportRecord, Segment } from '../warehouse/manifest';
import { type DatasetRecords, noRecords } from '../warehouse/replay-plan';
import type { PlainRecord } from './duckdb-in-node';
import { engineInNode, writeSegment } from './engine-in-node';

export type PlainImport = {
  readonly dataset: DatasetId;
  readonly fields: readonly string[];
  readonly records: readonly PlainRecord[];
  readonly completes?: boolean;
  readonly repeated?: 'earliest';
  readonly floating?: boolean;
  readonly vendor?: string;
};

export const BOOK_ZONE = 'Europe/Berlin';
const NOW = Date.UTC(2030, 0, 1);
const accounting = { records: 0, header: 1, preamble: 0, footer: 0, blank: 0, passed: 0, loaded: 0, replaced: 0, refused: 0 };

/** Imports brought in one after the other by the warehouse's own replay, with the engine in this process. */
export type ReplayBook = {
  bring(plain: PlainImport): Promise<Changes>;
  /** The records after a replay of some of the imports, by their place. */
  replayed(places: readonly number[]): Promise<DatasetRecords>;
  records(): DatasetRecords;
  /** Rows of segments: instants as instants, missing values left out. */
  rows(segments: readonly Segment[]): Promise<readonly PlainRecord[]>;
};

export async function replayBook(id: DatasetId, engine?: DuckDB): Promise<ReplayBook> {
  const duck = engine ?? (await engineInNode());
  const files = passingFiles();
  const imports: ImportRecord[] = [];
  let state: DatasetRecords = noRecords;
  const tasks = {
    meet: (meeting: Parameters<typeof meet>[1]) => meet(duck, meeting),
    writeRest: (...rest: [Parameters<typeof writeRest>[1], number, string]) => writeRest(duck, ...rest),
    writeDelta: (...rest: [Parameters<typeof writeDelta>[1], readonly number[], string]) => writeDelta(duck, ...rest),
  };
  const session = { tasks, guard: <T>(call: Promise<T>) => call, stop: () => undefined };
  const tools: ReplayTools = {
    files,
    zone: BOOK_ZONE,
    now: NOW,
    // The worker's tasks, called in this process.
    session: async () => session as unknown as ImportSession,
    made: () => undefined,
  };

  async function read(plain: PlainImport): Promise<Step> {
    const importId = `i${imports.length}`;
    const file = `${importId}.db`;
    const floating = plain.floating ? plain.fields : [];
    const base = { dataset: id, fields: plain.fields, importId, file };
    const { segment, bytes } = await writeSegment(duck, base, plain.records, { floating, zone: BOOK_ZONE, now: NOW });
    files.keep(file, bytes);
    const mapping: Mapping = {
      dataset: id,
      encoding: 'utf-8',
      delimiter: ',',
      preamble: 0,
      columns: [],
      ...(plain.completes ? { completes: true } : {}),
      ...(plain.repeated ? { repeated: plain.repeated } : {}),
      ...(plain.vendor ? { vendor: plain.vendor } : {}),
    };
    const record: ImportRecord = {
      id: importId,
      source: { name: file, bytes: 0, fingerprint: importId, hashed: 'content' },
      importedAt: imports.length,
      sample: false,
      dataset: id,
      summary: { mapping, accounting, groups: [], findings: [] },
      changes: { added: 0, updated: 0, unchanged: 0, orphans: 0 },
      original: segment,
    };
    return { record, original: segment };
  }

  return {
    async bring(plain) {
      const step = await read(plain);
      imports.push(step.record);
      const { records, changes } = await replayStep(step, state, imports, tools);
      state = records;
      return changes;
    },
    replayed: (places) =>
      replay(
        id,
        imports.map((record, place) => (places.includes(place) ? record : { ...record, undone: { at: NOW } })),
        [],
        tools,
      ),
    records: () => state,
    async rows(segments) {
      const found: PlainRecord[] = [];
      for (const segment of segments) found.push(...(await rowsOf(duck, segment, await files.file(segment.file))));
      return found;
    },
  };
}

async function rowsOf(engine: DuckDB, segment: Segment, file: File): Promise<readonly PlainRecord[]> {
  await engine.db.open({ path: ':memory:' });
  const connection = await engine.connect();
  const { attachSegment } = await import('../warehouse/duckdb/attach-segment');
  await attachSegment(engine, connection, { ...segment, name: segment.file, file, persistent: false }, 's');
  const { rows, columns } = await connection.run('SELECT * FROM s.rows');
  await connection.close();
  await engine.db.reset();
  const changes = offsetChanges(BOOK_ZONE, Date.UTC(1970, 0, 1), NOW);
  return Array.from({ length: rows }, (_, row) => {
    const record: Record<string, PlainRecord[string]> = {};
    for (const field of dataset(segment.dataset).fields) {
      const value = columns[field.id]?.[row];
      if (value === undefined || value === null || Number.isNaN(value)) continue;
      const wall = field.kind === 'instant' && segment.ranges[field.id]?.floating === true;
      record[field.id] = wall ? instantOfLocal(Number(value), changes) : value;
    }
    return record;
  });
}
