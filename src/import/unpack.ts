/** A table of delimited text that was found in a file: the file itself, or a sheet or entry in it. */
export type FoundTable = {
  readonly name: string;
  readonly file: File;
  readonly container?: 'xlsx' | 'json' | 'ndjson' | 'parquet' | 'gzip' | 'zip';
  /** Records that the container itself says it has. */
  readonly rows?: number;
  readonly sheets?: { readonly names: readonly string[]; readonly chosen: string };
  readonly notes: readonly string[];
};

/** The tables in a file, each as delimited text. */
export async function unpack(file: File, _options: { readonly sheet?: string } = {}): Promise<readonly FoundTable[]> {
  return [{ name: file.name, file, notes: [] }];
}
