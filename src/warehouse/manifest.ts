import type { FileSummary } from '../import/summary';
import type { DatasetId } from '../model/dataset';
import type { Day } from '../time/day';
import type { KpiTotals } from './total-spans';

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

export type ImportRecord = {
  readonly id: string;
  /** `fingerprint`: SHA-256 of the size and of the first and last MiB. */
  readonly source: { readonly name: string; readonly bytes: number; readonly fingerprint: string };
  readonly importedAt: number;
  readonly sample: boolean;
  readonly dataset: DatasetId;
  readonly summary: FileSummary;
  readonly changes: Changes;
};

/** What is live. Never changed: a new import, an undo or a removal writes the next one. */
export type ManifestVersion = {
  readonly version: number;
  readonly committedAt: number;
  readonly action: 'import' | 'undo' | 'remove' | 'erase';
  readonly segments: readonly Segment[];
  readonly imports: readonly ImportRecord[];
  /** The version that Undo goes back to. */
  readonly before?: number;
};
