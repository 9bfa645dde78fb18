import type { GenericSchema } from 'valibot';
import * as v from 'valibot';
import { openDatabase } from '../storage/database';
import { onTabs, tellTabs } from './tabs';

/** One document under a fixed key, checked on the way in. A newer one is refused, not overwritten. */
export type Repository<T> = {
  /** The stored document; undefined when there is none. Throws when it is damaged or from a newer app. */
  read(): Promise<T | undefined>;
  /** Changes what is stored, not what this tab remembers of it: reads and writes in one transaction, so that two tabs never undo each
   * other's changes. Resolves with what was written, once it is on disk. */
  update(change: (document: T | undefined) => T): Promise<T>;
  /** Calls back when another tab has changed the document. */
  follow(listener: () => void): () => void;
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
const key = 'current';

/** A repository over one object store. A document of an older schema is the business of `migrations`, one step per version. */
export function repository<T>(
  store: 'settings' | 'targets' | 'mappings' | 'rates' | 'sources',
  version: number,
  schema: GenericSchema<unknown, T>,
  migrations: readonly ((document: unknown) => unknown)[] = [],
): Repository<T> {
  function parse(found: unknown): T | undefined {
    if (found === undefined) return undefined;
    const { schema: written, document } = v.parse(envelope, found);
    if (written > version) throw new NewerDocument(store, written, version);
    const migrated = migrations.slice(written - 1).reduce((older, migrate) => migrate(older), document);
    return v.parse(schema, migrated);
  }
  return {
    async read() {
      const database = await openDatabase();
      return parse(await database.get(store, key));
    },
    async update(change) {
      const database = await openDatabase();
      const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
      let ended = false;
      try {
        const next = v.parse(schema, change(parse(await transaction.store.get(key))));
        ended = true;
        await Promise.all([transaction.store.put({ schema: version, document: next }, key), transaction.done]);
        tellTabs(store);
        return next;
      } catch (cause) {
        transaction.done.catch(() => undefined);
        // A failed write has ended the transaction already; one that was refused here has not.
        if (!ended) transaction.abort();
        throw cause;
      }
    },
    follow: (listener) => onTabs(store, listener),
  };
}
