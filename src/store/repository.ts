import type { GenericSchema } from 'valibot';
import * as v from 'valibot';
import { openDatabase } from '../storage/database';

/** One document under a fixed key, checked on the way in. `written` is what `version` writes; a newer one is refused, not overwritten. */
export type Repository<T> = {
  /** The stored document; undefined when there is none. Throws when it is damaged or from a newer app. */
  read(): Promise<T | undefined>;
  write(document: T): Promise<void>;
};

export class NewerDocument extends Error {
  constructor(store: string, found: number, known: number) {
    super(
      `${store} was written by a newer Plumbline (version ${found}, this one knows ${known}). Reload to get the newer one; nothing was changed.`,
    );
    this.name = 'NewerDocument';
  }
}

const envelope = v.object({ schema: v.number(), document: v.unknown() });

/** A repository over one object store. A document of an older schema is the business of `migrations`, one step per version. */
export function repository<T>(
  store: 'settings' | 'targets' | 'mappings' | 'rates' | 'sources',
  version: number,
  schema: GenericSchema<unknown, T>,
  migrations: readonly ((document: unknown) => unknown)[] = [],
): Repository<T> {
  const key = 'current';
  return {
    async read() {
      const database = await openDatabase();
      const found: unknown = await database.get(store, key);
      if (found === undefined) return undefined;
      const { schema: written, document } = v.parse(envelope, found);
      if (written > version) throw new NewerDocument(store, written, version);
      const migrated = migrations.slice(written - 1).reduce((older, migrate) => migrate(older), document);
      return v.parse(schema, migrated);
    },
    async write(document) {
      const database = await openDatabase();
      const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.put({ schema: version, document }, key), transaction.done]);
    },
  };
}
