import type { FileSummary } from '../import/reading/summary';
import type { DatasetId } from '../model/dataset';
import type { Day } from '../time/day';
import type { KpiTotals, Spacing } from './total-spans';

/** Smallest and largest stored value of an instant column; `newest` is the largest not after the import. A *floating* column holds
 * wall-clock milliseconds (its file gave no offset) and becomes an instant only in the view, by the workspace's zone. */
export type Range = { readonly min: number; readonly max: number; readonly newest: number; readonly floating: boolean };

/** One immutable file of rows of one dataset. */
export type Segment = {
  readonly file: string;
  readonly dataset: DatasetId;
  readonly rows: number;
  readonly bytes: number;
  readonly checksum: string;
  /** Fields that a column of the source fills. */
  readonly fields: readonly string[];
  readonly ranges: Readonly<Record<string, Range>>;
  readonly importId: string;
  /** Of figures: which KPIs they are of, and the days. */
  readonly totals?: Readonly<Record<string, KpiTotals>>;
  /** Of spend: what a cost without a last day is of, by the spacing of the dates. */
  readonly spacing?: Spacing;
  /** Of surveys: first and last day of the answers of each kind, none after the import. */
  readonly kinds?: Readonly<Record<string, readonly [first: Day, last: Day]>>;
};

/** What an import does to the records that are there. `orphans`: rows that complete a record that no file has brought yet. */
export type Changes = {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly orphans: number;
};

/** What was dropped, when the table that was read came out of it: a workbook, an archive, a query. */
export type Origin = { readonly name: string; readonly bytes: number; readonly container?: string };

export type ImportRecord = {
  readonly id: string;
  /** `fingerprint`: SHA-256 in hex, of the file's content, or (`parts`) of the digests of its parts of 16 MiB; older records (neither) have it
   * of the size and the first and last MiB. */
  readonly source: {
    readonly name: string;
    readonly bytes: number;
    readonly fingerprint: string;
    readonly hashed?: 'content' | 'parts';
  };
  readonly origin?: Origin;
  /** The source by URL whose content this is. */
  readonly sourceId?: string;
  readonly importedAt: number;
  readonly sample: boolean;
  readonly dataset: DatasetId;
  readonly summary: FileSummary;
  /** What it did when it came. */
  readonly changes: Changes;
  /** The rows as they were read, from which the live records can be made again. */
  readonly original?: Segment;
  /** It counts for nothing since then; it can be brought back. */
  readonly undone?: { readonly at: number };
};

/** What is live. Never changed: a new import, an undo or a removal writes the next one. */
export type ManifestVersion = {
  readonly version: number;
  readonly committedAt: number;
  readonly action: 'import' | 'undo' | 'remove' | 'undo-import' | 'redo-import' | 'erase';
  readonly segments: readonly Segment[];
  /** In the order in which they came, those that are undone too. */
  readonly imports: readonly ImportRecord[];
  /** By import: its rows that complete a record that is not there, where there are any. */
  readonly orphans?: Readonly<Record<string, number>>;
  /** The version that Undo goes back to. */
  readonly before?: number;
};
