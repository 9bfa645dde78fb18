import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** What is kept in the browser beside the segment files. The stores' owners check what they read. */
type Stores = DBSchema & {
  manifest: { key: number; value: unknown };
  refused: { key: string; value: Blob };
  settings: { key: string; value: unknown };
  targets: { key: string; value: unknown };
  answers: { key: string; value: unknown };
  mappings: { key: string; value: unknown };
  rates: { key: string; value: unknown };
  sources: { key: string; value: unknown };
};

export type Database = IDBPDatabase<Stores>;

const NAME = 'plumbline';
const firstStores = ['manifest', 'refused', 'settings', 'targets', 'answers'] as const;
const secondStores = ['mappings', 'rates', 'sources'] as const;
let opened: Promise<Database> | undefined;

/** The one database, opened once. Rejects when the browser keeps nothing (storage blocked). */
export function openDatabase(): Promise<Database> {
  opened ??= openDB<Stores>(NAME, 2, {
    upgrade(database, from) {
      if (from < 1) for (const store of firstStores) database.createObjectStore(store);
      if (from < 2) for (const store of secondStores) database.createObjectStore(store);
    },
    blocking: () => void closeDatabase(),
    terminated: () => {
      opened = undefined;
    },
  }).catch((cause: unknown) => {
    opened = undefined;
    throw new Error('This browser does not let Plumbline keep anything: allow site data and reload', { cause });
  });
  return opened;
}

async function closeDatabase(): Promise<void> {
  const database = await opened;
  opened = undefined;
  database?.close();
}

/** Removes the database with all that is in it; other tabs let go of it by themselves. */
export async function deleteDatabase(): Promise<void> {
  await closeDatabase();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('the database could not be deleted'));
  });
}
