import { instantOfLocal, offsetChanges } from '../time/zone';
import type { Changes } from '../warehouse/manifest';
import type { PlainRecord } from './duckdb-in-node';
import { BOOK_ZONE, type PlainImport } from './replay-book';

type Row = Record<string, PlainRecord[string]>;

const changes = offsetChanges(BOOK_ZONE, Date.UTC(1970, 0, 1), Date.UTC(2100, 0, 1));
const KEY = 'ticket_id';
const MAIN = 'created_at';

function instants(row: PlainRecord, floating: boolean | undefined): Row {
  const found: Row = { ...row };
  for (const field of ['created_at', 'resolved_at']) {
    const value = found[field];
    if (floating && typeof value === 'number') found[field] = instantOfLocal(value, changes);
  }
  return found;
}

function combined(before: Row, row: Row, { fields, completes, repeated }: PlainImport): Row {
  const after: Row = { ...before };
  const [old, now] = [before[MAIN], row[MAIN]];
  const later =
    repeated === 'earliest' && fields.includes(MAIN) && old !== undefined && (now === undefined || Number(now) > Number(old));
  for (const field of fields.filter((each) => each !== KEY)) {
    if (later) after[field] = field === MAIN ? old : (before[field] ?? row[field]);
    else after[field] = completes ? (row[field] ?? before[field]) : row[field];
  }
  return after;
}

const same = (a: Row, b: Row, fields: readonly string[]): boolean => fields.every((field) => a[field] === b[field]);
const without = (row: Row): PlainRecord => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

/** The live tickets after some of the imports, row by row, and what each import did. */
export function naiveReplay(
  files: readonly PlainImport[],
  places: readonly number[] = files.map((_, index) => index),
): {
  readonly records: readonly PlainRecord[];
  readonly orphans: Readonly<Record<string, number>>;
  readonly changes: readonly Changes[];
} {
  const records = new Map<string, Row>();
  const nameless: Row[] = [];
  const waiting: { readonly place: number; readonly file: PlainImport; readonly row: Row }[] = [];
  const done: Changes[] = [];
  for (const place of places) {
    const file = files[place];
    if (!file) continue;
    const count = { added: 0, updated: 0, unchanged: 0, orphans: 0 };
    for (const row of file.records.map((each) => instants(each, file.floating))) {
      const key = row[KEY];
      const known = typeof key === 'string' ? records.get(key) : undefined;
      if (known && typeof key === 'string') {
        const after = combined(known, row, file);
        count[same(known, after, file.fields) ? 'unchanged' : 'updated'] += 1;
        records.set(key, after);
      } else if (file.completes) {
        count.orphans += 1;
        waiting.push({ place, file, row });
      } else if (typeof key === 'string') {
        count.added += 1;
        const waited = waiting.filter((each) => each.row[KEY] === key);
        const begun = waited.reduce<Row>((before, each) => combined(before, each.row, each.file), { [KEY]: key });
        records.set(key, combined(begun, row, file));
      } else {
        count.added += 1;
        nameless.push(row);
      }
    }
    for (const each of waiting.splice(0)) {
      const key = each.row[KEY];
      if (typeof key !== 'string' || !records.has(key)) waiting.push(each);
    }
    done.push(count);
  }
  const orphans: Record<string, number> = {};
  for (const { place } of waiting) orphans[`i${place}`] = (orphans[`i${place}`] ?? 0) + 1;
  return { records: [...records.values(), ...nameless].map(without), orphans, changes: done };
}
