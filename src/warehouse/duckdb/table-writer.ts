import type { Batch } from '../../import/readers/batch';
import { toIpc } from './arrow';
import { columnsSql, type SegmentTable } from './attach-segment';
import type { Connection } from './boot';

/** Batches that may wait for the engine, so that reading goes on while it starts and stores. */
const WAITING = 6;

/** Puts batches into the table `rows`, in one transaction, one after the other; a batch is taken at once while few wait. */
export function tableWriter(place: Promise<Connection>, table: SegmentTable) {
  const columns = ['line', ...table.fields];
  const waiting: Promise<void>[] = [];
  let last: Promise<void> = begin();
  // A failure shows when a batch is waited for.
  last.catch(() => undefined);

  async function begin(): Promise<void> {
    const connection = await place;
    await connection.run(`CREATE OR REPLACE TABLE rows (${columnsSql(table)})`);
    await connection.run('BEGIN TRANSACTION');
  }

  /** Waits until at most so many batches are not stored yet. */
  async function drain(limit: number): Promise<void> {
    while (waiting.length > limit) await waiting.shift();
    if (limit === 0) await last;
  }

  return {
    async write(batch: Batch): Promise<void> {
      const ipc = toIpc(batch, columns);
      const before = last;
      last = (async () => {
        await before;
        await (await place).insert(ipc, 'rows');
      })();
      last.catch(() => undefined);
      waiting.push(last);
      await drain(WAITING);
    },
    settled: () => drain(0),
    async restart(): Promise<void> {
      await drain(0);
      await (await place).run('ROLLBACK');
      last = begin();
      await last;
    },
  };
}
