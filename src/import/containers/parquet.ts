import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type SchemaTree,
} from 'hyparquet';
import { csvWriter } from './csv-writer';
import type { FoundTable } from './found-table';
import { type Budget, MOST_COLUMNS } from './limits';
import { checkedCompressors } from './parquet-compressors';
import { withPhysicalTypes } from './parquet-schema';
import { cellWriter } from './parquet-value';

const LARGEST_FOOTER = 64 << 20;
const LARGEST_GROUP = 1 << 30;

/** Checks what the library would believe: the end of the file and the length of the footer. */
async function checkEnds(file: File): Promise<void> {
  const end = new DataView(await file.slice(Math.max(0, file.size - 8)).arrayBuffer());
  if (file.size < 12 || end.byteLength < 8 || end.getUint32(4, true) !== 0x31524150)
    throw new Error('it is cut off: the directory at its end is missing');
  const footer = end.getUint32(0, true);
  if (footer > file.size - 12 || footer > LARGEST_FOOTER) throw new Error('it is damaged: its directory is longer than the file');
}

function checkShape(metadata: FileMetaData, columns: readonly SchemaTree[], size: number): void {
  if (columns.length === 0 || columns.length > MOST_COLUMNS)
    throw new Error(
      `it says it has ${columns.length.toLocaleString('en')} columns; up to ${MOST_COLUMNS.toLocaleString('en')} can be read`,
    );
  let rows = 0;
  for (const group of metadata.row_groups) {
    rows += Number(group.num_rows);
    let bytes = 0;
    for (const { meta_data: chunk } of group.columns) {
      if (!chunk) throw new Error('it is damaged: a column has no description');
      const from = Number(chunk.dictionary_page_offset ?? chunk.data_page_offset);
      if (from < 0 || from + Number(chunk.total_compressed_size) > size)
        throw new Error('it is cut off or damaged: a column lies outside the file');
      bytes += Number(chunk.total_uncompressed_size);
    }
    if (!(Number(group.num_rows) >= 0) || bytes > LARGEST_GROUP)
      throw new Error('a row group of it is larger than 1 GB: write it with smaller row groups');
  }
  if (rows !== Number(metadata.num_rows)) throw new Error('it is damaged: its row groups and its number of rows differ');
}

async function readTable(file: File, budget: Budget): Promise<FoundTable> {
  await checkEnds(file);
  const source: AsyncBuffer = { byteLength: file.size, slice: (start, end) => file.slice(start, end).arrayBuffer() };
  const metadata = await parquetMetadataAsync(source, { geoparquet: false });
  const columns = parquetSchema(metadata).children;
  checkShape(metadata, columns, file.size);
  const names = columns.map(({ element }) => element.name);
  const writers = columns.map(cellWriter);
  const writer = csvWriter(budget.take);
  writer.row(names);
  const compressors = checkedCompressors(budget);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    if (rowEnd === rowStart) continue;
    // A scan keeps the columns that it read: one for each group, so that one group is in memory.
    const scan = await parquetScan({
      file: source,
      metadata: withPhysicalTypes(metadata),
      compressors,
      geoparquet: false,
      parsers: { timestampFromNanoseconds: (nanos) => nanos },
      useOffsetIndex: false,
    });
    const data: ArrayLike<unknown>[] = [];
    for (const column of names) {
      const values = await scan.readColumn({ column, rowStart, rowEnd });
      if (values.length !== rowEnd - rowStart) throw new Error(`it is damaged: column ${column} is shorter than the table`);
      data.push(values);
    }
    for (let row = 0; row < rowEnd - rowStart; row++) writer.row(writers.map((write, at) => write(data[at]?.[row])));
    rowStart = rowEnd;
  }
  return { name: file.name, file: writer.file(file.name), container: 'parquet', rows: Number(metadata.num_rows), notes: [] };
}

/** The table of a Parquet file, row group by row group. Decimals, 64-bit integers and times are written exactly. */
export async function readParquet(file: File, budget: Budget): Promise<FoundTable> {
  try {
    return await readTable(file, budget);
  } catch (error) {
    // Type and range errors come from the library when the bytes make no sense.
    const senseless = error instanceof TypeError || error instanceof RangeError || !(error instanceof Error);
    const reason = senseless ? 'it is damaged' : error.message;
    throw new Error(reason.startsWith(file.name) ? reason : `${file.name} can't be read as Parquet: ${reason}`, { cause: error });
  }
}
