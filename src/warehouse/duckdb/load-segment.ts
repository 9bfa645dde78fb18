import type { Mapping } from '../../import/mapping';
import type { Rate } from '../../import/rates/rates';
import { type FileReport, type Progress, readWhole } from '../../import/reading/read-file';
import type { ByteSource } from '../../import/text/byte-source';
import { dataset } from '../../model/dataset';
import type { Segment } from '../manifest';
import { ImportError } from '../warehouse';
import type { DuckDB } from './boot';
import { checksumOf } from './checksum';
import { duckdb } from './dialect';
import { dropRepeated } from './drop-repeated';
import { nothingLoaded } from './nothing-loaded';
import { identityOf } from './record-identity';
import { segmentDays } from './segment-days';
import { closeSegment, count, measured, openSegment, rangesOf } from './segment-table';
import { tableWriter } from './table-writer';

export type LoadRequest = {
  readonly mapping: Mapping;
  /** Name of the segment file to be made. */
  readonly file: string;
  readonly importId: string;
  readonly currency: string;
  readonly rates?: readonly Rate[];
  readonly zone: string;
  readonly now: number;
  readonly persistent: boolean;
};

export type Loaded = {
  readonly report: FileReport;
  readonly segment: Segment;
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
};

/** The dataset's fields that the mapping fills, by its columns, its constants or its answers. */
function filledFields({ dataset: id, columns, constants }: Mapping): readonly string[] {
  const standIns: Readonly<Record<string, string>> = { tenure: 'acquired_at', churned: 'churned_at' };
  const filled = new Set(columns.flatMap(({ field }) => (field ? [standIns[field] ?? field] : [])));
  for (const field of Object.keys(constants ?? {})) filled.add(field);
  if (id === 'surveys') filled.add('kind');
  return dataset(id).fields.flatMap((field) => (filled.has(field.id) ? [field.id] : []));
}

/** Throws when the file as a whole must not be imported. */
function refuseWhole(report: FileReport): void {
  const { records, loaded, refused, passed, blank, header, preamble, footer } = report.accounting;
  if (!report.identityHolds) {
    const missing = records - loaded - refused - passed - blank - header - preamble - footer;
    throw new ImportError(
      `the file's ${records} records do not add up (${missing} are unaccounted for), so nothing was imported`,
    );
  }
  // When all were refused the reasons are told, so that they can be mended.
  if (loaded === 0 && refused === 0) throw new ImportError(nothingLoaded(report));
}

/** Reads a file into a new segment file: one transaction, checkpointed, closed. Its checksum is that of what was read, for whoever opens the
 * file next to compare. Rejects and changes nothing that counts. */
export async function loadSegment(
  booting: Promise<DuckDB>,
  source: ByteSource,
  request: LoadRequest,
  onProgress: (progress: Progress, phase: 'reading' | 'storing') => void,
): Promise<Loaded> {
  const { mapping, file, importId, currency, rates, zone, now, persistent } = request;
  const id = mapping.dataset;
  const fields = filledFields(mapping);
  if (mapping.completes && identityOf(id, fields).kind !== 'key')
    throw new ImportError(`a file that completes ${id} must have a column with their ${dataset(id).key ?? 'key'}`);
  const base = { file, dataset: id, fields, importId };
  const place = booting.then((engine) => openSegment(engine, file, persistent));
  place.catch(() => undefined);
  const rows = tableWriter(place, base);
  let last: Progress = { bytes: 0, totalBytes: source.size, records: 0, refused: 0 };
  const report = await readWhole(source, mapping, {
    currency,
    zone,
    now,
    ...(rates ? { rates } : {}),
    onBatch: rows.write,
    restart: rows.restart,
    onProgress(progress) {
      last = progress;
      onProgress(progress, 'reading');
    },
  });
  onProgress(last, 'storing');
  await rows.settled();
  refuseWhole(report);
  const connection = await place;
  const { accounting } = report;
  const written = await count(connection, `SELECT ${duckdb.double('count(*)')} AS n FROM rows`);
  if (written !== accounting.loaded)
    throw new ImportError(
      `what was stored differs from what was read (${written} of ${accounting.loaded} rows), so nothing was imported`,
    );
  await connection.run('COMMIT');
  const again = await dropRepeated(connection, id, fields, mapping.repeated ?? 'last');
  const { replaced } = again;
  // Where a form has many rows for a record by its nature, they are no news.
  const told =
    again.group && !mapping.repeated
      ? { groups: [...report.groups, again.group], findings: [...report.findings, ...again.findings] }
      : {};
  const ranges = await rangesOf(connection, id, fields, report.floating, zone, now);
  const days = await segmentDays(connection, { ...base, ranges }, zone);
  const stored =
    replaced > 0
      ? await measured(connection, base, ranges)
      : { ...base, rows: written, bytes: 0, checksum: checksumOf(fields, report.sums), ranges };
  const segment = { ...stored, ...days };
  const bytes = await closeSegment(await booting, connection, file, persistent);
  return {
    report: { ...report, ...told, accounting: { ...accounting, loaded: accounting.loaded - replaced, replaced } },
    segment,
    bytes,
  };
}
