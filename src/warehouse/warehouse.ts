import type { Inspection } from '../import/inspection';
import type { Mapping } from '../import/mapping';
import type { Progress } from '../import/read-file';
import type { Catalog } from './catalog';
import type { Dialect } from './dialect';
import type { Engine } from './engine';
import type { ImportRecord, ManifestVersion } from './manifest';

export type ImportJob = { readonly file: File; readonly mapping: Mapping; readonly sample?: boolean };
export type ImportProgress = Progress & { readonly phase: 'reading' | 'storing' | 'verifying' };

export type ImportOptions = {
  readonly signal?: AbortSignal;
  onProgress?(job: number, progress: ImportProgress): void;
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
  inspect(file: File): Promise<Inspection>;
  /** One version for all jobs. Sample data leaves in the version that brings the first file of the user. */
  importFiles(jobs: readonly ImportJob[], options?: ImportOptions): Promise<readonly ImportRecord[]>;
  /** Goes back to the version before the newest import or removal; undefined when there is nothing to undo. */
  undo(): Promise<ManifestVersion | undefined>;
  /** Takes imports out; can be undone. */
  remove(importIds: readonly string[]): Promise<void>;
  /** Removes all files, versions, and everything else the app keeps in this browser. */
  eraseEverything(): Promise<void>;
  /** The refused rows of an import as CSV; undefined when there were none. */
  refused(importId: string): Promise<Blob | undefined>;
  configure(settings: { readonly zone: string; readonly currency: string }): void;
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
