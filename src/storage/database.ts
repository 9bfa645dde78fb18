import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** What is kept in the browser beside the segment files. The stores' owners check what they read. */
type Stores = DBSchema & {
  manifest: { key: number; value: unknown };
  refused: { key: string; value: Blob };
  settings: { key: string; value: unknown };
  targets: { key: string; value: unknown };
  answers: { key: string; value: unknown };
};

export type Database = IDBPDatabase<Stores>;

const NAME = 'plumbline';
let opened: Promise<Database> | undefined;

/** The one database, opened once. Rejects when the browser keeps nothing (storage blocked). */
export function openDatabase(): Promise<Database> {
  opened ??= openDB<Stores>(NAME, 1, {
    upgrade(database) {
      for (const store of ['manifest', 'refused', 'settings', 'targets', 'answers'] as const) database.createObjectStore(store);
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
