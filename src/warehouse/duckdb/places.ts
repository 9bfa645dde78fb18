import { openDatabase } from '../../storage/database';
import { type ManifestStore, passingManifests, storedManifests } from '../manifest-store';
import { passingFiles, type SegmentFiles, storedFiles } from './segment-files';

/** Refused rows by import. */
export type RefusedRows = {
  put(importId: string, rows: Blob): Promise<void>;
  get(importId: string): Promise<Blob | undefined>;
};

export type Places = { readonly files: SegmentFiles; readonly manifests: ManifestStore; readonly refused: RefusedRows };

const storedRefused: RefusedRows = {
  put: async (importId, rows) => {
    await (await openDatabase()).put('refused', rows, importId);
  },
  get: async (importId) => (await openDatabase()).get('refused', importId),
};

function passingRefused(): RefusedRows {
  const kept = new Map<string, Blob>();
  return { put: async (importId, rows) => void kept.set(importId, rows), get: async (importId) => kept.get(importId) };
}

/** Files, versions and refused rows on disk, or in memory when the browser keeps nothing. */
export async function openPlaces(): Promise<Places> {
  try {
    const files = await storedFiles();
    await openDatabase();
    return { files, manifests: storedManifests, refused: storedRefused };
  } catch {
    return { files: passingFiles(), manifests: passingManifests(), refused: passingRefused() };
  }
}
