import type { Mapping } from '../import/mapping';
import type { Rate } from '../import/rates/rates';
import type { Progress } from '../import/reading/read-file';
import type { FileSummary } from '../import/reading/summary';
import type { Inspection } from '../import/recognise/inspection';
import type { FoundTable } from '../import/unpack';
import type { DatasetId } from '../model/dataset';
import type { Day } from '../time/day';
import type { Catalog } from './catalog';
import type { Dialect } from './dialect';
import type { Engine } from './engine';
import type { Changes, ImportRecord, ManifestVersion, Origin } from './manifest';

export type ImportJob = {
  readonly file: File;
  readonly mapping: Mapping;
  readonly sample?: boolean;
  readonly origin?: Origin;
  readonly sourceId?: string;
};

export type ImportProgress = Progress & { readonly phase: 'reading' | 'storing' | 'comparing' | 'merging' | 'verifying' };

export type ImportOptions = {
  readonly signal?: AbortSignal;
  onProgress?(job: number, progress: ImportProgress): void;
};

/** `supersedes`: imports that are taken out in the same version, such as what the source brought before. */
export type CommitOptions = ImportOptions & { readonly supersedes?: readonly string[] };

/** A file that was read and compared, and counts for nothing yet. */
export type Prepared = {
  readonly id: string;
  readonly dataset: DatasetId;
  readonly summary: FileSummary;
  /** What it would do to what is stored now. */
  readonly changes: Changes;
  readonly fingerprint: string;
  /** First and last day of its rows, both in; none where they are not dated. */
  readonly days?: readonly [first: Day, last: Day];
  /** An import that still counts and had the same content, whatever its file was called. */
  readonly twin?: { readonly name: string; readonly importedAt: number };
};

/**
 * Where rows are kept and asked. An import resolves when its version of the manifest is on disk, never before; a rejected one
 * has changed nothing. `engine` is that of the current version; it boots when it is first asked.
 */
export type Warehouse = {
  /** False when the browser keeps nothing: all is gone with the tab. */
  readonly persistent: boolean;
  readonly dialect: Dialect;
  current(): ManifestVersion;
  catalog(): Catalog;
  subscribe(listener: () => void): () => void;
  engine(): Promise<Engine>;
  unpack(file: File, options?: { readonly sheet?: string }): Promise<readonly FoundTable[]>;
  /** Gets ready for files that are about to come: a file dialog is open, or something is dragged over the page. */
  expectFiles(): void;
  /** Says what a table is. `delimiter`: of a table that was taken out of a container, and so written by us. */
  inspect(file: File, options?: { readonly delimiter?: string }): Promise<Inspection>;
  /** Reads files and compares them with what is stored. Nothing changes; what was prepared goes with the tab, by `discard` or by `commit`. */
  prepare(jobs: readonly ImportJob[], options?: ImportOptions): Promise<readonly Prepared[]>;
  /** One version for all of them, compared again when the stored records have changed since. Sample data leaves in the version that brings
   * the first file of the user. After a rejection what was prepared is still there. */
  commit(ids: readonly string[], options?: CommitOptions): Promise<readonly ImportRecord[]>;
  /** Lets go of what was prepared; unknown ids are passed over. */
  discard(ids: readonly string[]): Promise<void>;
  /** Prepares and commits. */
  importFiles(jobs: readonly ImportJob[], options?: ImportOptions): Promise<readonly ImportRecord[]>;
  /** Goes back to the version before the newest change; undefined when there is nothing to undo. */
  undo(): Promise<ManifestVersion | undefined>;
  /** Takes an import's effect back, whenever it came: what it had updated comes back, later imports still count. */
  undoImport(importId: string): Promise<void>;
  /** Brings an undone import back to its place among the others. */
  redoImport(importId: string): Promise<void>;
  /** Takes imports out with their history; can be undone. */
  remove(importIds: readonly string[]): Promise<void>;
  /** Removes all files, versions, and everything else the app keeps in this browser. */
  eraseEverything(): Promise<void>;
  /** The refused rows of an import, or of what is prepared, as CSV; undefined when there were none. */
  refused(importId: string): Promise<Blob | undefined>;
  /** The rows of an import, or of what is prepared, that complete a record that is not there, as CSV; undefined when there are none. */
  orphans(importId: string): Promise<Blob | undefined>;
  /** The live records as CSV that brings the same records when it is imported again. */
  exportDataset(dataset: DatasetId): Promise<Blob>;
  configure(settings: { readonly zone: string; readonly currency: string; readonly rates?: readonly Rate[] }): void;
  /** Lets go of the engine and of the other tabs; nothing stored is touched. */
  close(): Promise<void>;
};

/** Nothing was imported, and what to do about it. */
export class ImportError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ImportError';
  }
}
