import type { Catalog } from '../catalog';
import { type Engine, EngineError } from '../engine';
import type { Segment } from '../manifest';
import { attachSegment } from './attach-segment';
import type { DuckDB } from './boot';
import { checkSql } from './checksum';
import { duckdb } from './dialect';
import type { SegmentFiles } from './segment-files';
import { type ViewSettings, viewStatements } from './views';

/** Before anything is attached: no extension is linked, and none may be fetched. After: nothing reaches files or network any more. */
const before = ['SET autoinstall_known_extensions = false', 'SET autoload_known_extensions = false'];
const after = ['SET enable_external_access = false', 'SET lock_configuration = true'];

export type QueryEngine = Engine & {
  /** Resolves when its worker has died or was closed. */
  readonly gone: Promise<void>;
  /** Rows and checksum of a segment as the engine reads them from its file. */
  check(segment: Segment): Promise<{ rows: number; checksum: string }>;
};

/**
 * Makes a fresh engine a DuckDB in memory with the segments attached read-only and the views over them, its configuration locked. Rejects, and closes
 * the engine, when a file can't be attached.
 */
export async function openQueryEngine(
  engine: DuckDB,
  segments: readonly Segment[],
  files: SegmentFiles,
  catalog: Catalog,
  settings: ViewSettings,
): Promise<QueryEngine> {
  try {
    await engine.guard(engine.db.open({ path: ':memory:' }));
    const connection = await engine.connect();
    for (const statement of before) await connection.run(statement);
    const attached = segments.map((segment, index) => ({ schema: `s${index}`, segment }));
    for (const { schema, segment } of attached) {
      try {
        const file = await files.file(segment.file);
        await attachSegment(engine, connection, { ...segment, name: segment.file, file, persistent: files.persistent }, schema);
      } catch (cause) {
        throw new Error(
          `the stored ${segment.dataset} (${segment.rows} rows) can't be read: remove them on the Data page and import the file again`,
          { cause },
        );
      }
    }
    const places = attached.map(({ schema, segment }) => ({ schema: duckdb.name(schema), segment }));
    for (const statement of viewStatements(places, catalog, settings)) await connection.run(statement);
    for (const statement of after) await connection.run(statement);
    return {
      gone: engine.gone,
      async run({ sql }, signal) {
        signal?.throwIfAborted();
        try {
          const table = await abortable(connection.run(sql), signal);
          return table;
        } catch (cause) {
          if (signal?.aborted) throw signal.reason;
          throw new EngineError(cause instanceof Error ? cause.message : String(cause), sql, cause);
        }
      },
      async check(segment) {
        const place = attached.find((each) => each.segment.file === segment.file);
        if (!place) throw new Error(`${segment.file} is not attached`);
        const { columns } = await connection.run(checkSql(`${duckdb.name(place.schema)}.rows`, segment));
        return { rows: Number(columns.rows_in?.[0]), checksum: String(columns.checksum?.[0]) };
      },
      close: () => engine.close(),
    };
  } catch (cause) {
    await engine.close();
    throw cause;
  }
}

/** The call's result, or the signal's reason as soon as it is aborted; the engine finishes what it began. */
function abortable<T>(call: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return call;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    call.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
