/**
 * A table found in a file, as text: RFC 4180, header first, one record per sheet row, object or Parquet row. A plain text file is itself.
 * `rows` is what the container says: sheet rows with the header, objects or Parquet rows without it.
 */
export type FoundTable = {
  readonly name: string;
  readonly file: File;
  readonly container?: 'xlsx' | 'json' | 'ndjson' | 'parquet' | 'gzip' | 'zip';
  readonly rows?: number;
  readonly sheets?: { readonly names: readonly string[]; readonly chosen: string };
  /** Sentences about what was left out or needs to be known. */
  readonly notes: readonly string[];
};
