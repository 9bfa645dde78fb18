import { type DatasetId, dataset, type Field } from '../../model/dataset';
import { offsetChanges } from '../../time/zone';
import type { Segment } from '../manifest';
import { duckdb } from './dialect';
import { storedType } from './views';
import { instantSql } from './zone-sql';

/** What a file says about records that are there: `completes` fills in and never empties; `earliest` never moves the main instant later. */
export type Mode = { readonly completes: boolean; readonly earliest: boolean };

const MS_PER_DAY = 86_400_000;

/** Whether a field of all these segments is still on the wall clock; where one is not, none may be when they meet. */
export const onWallClock = (segments: readonly Pick<Segment, 'ranges'>[], field: string): boolean => {
  const ranges = segments.flatMap(({ ranges: each }) => (each[field] ? [each[field]] : []));
  return ranges.length > 0 && ranges.every(({ floating }) => floating);
};

/** The field of a row of the segment: NULL where the segment lacks it; an instant, unless `wall` leaves it on the wall clock. */
export function valueSql(alias: string, segment: Segment, field: Field, wall: boolean, zone: string): string {
  if (!segment.fields.includes(field.id)) return `CAST(NULL AS ${storedType(field)})`;
  const name = `${alias}.${duckdb.name(field.id)}`;
  const range = segment.ranges[field.id];
  if (!range?.floating || wall) return name;
  return instantSql(name, offsetChanges(zone, range.min - 2 * MS_PER_DAY, range.max + 2 * MS_PER_DAY));
}

const mainInstant = (id: DatasetId): string | undefined => dataset(id).fields.find(({ kind }) => kind === 'instant')?.id;

/** Expressions by field. */
export type Values = ReadonlyMap<string, string>;

/**
 * A record after a file that brings `brought`, given its values before. Of a whole file each brought field counts, also an empty one; of a
 * completing one only what is filled. With `earliest` the row counts so only when its main instant is not later; otherwise it fills gaps.
 */
export function combine(id: DatasetId, before: Values, fresh: Values, brought: readonly string[], mode: Mode): Values {
  const main = mainInstant(id);
  const earliest = mode.earliest && main !== undefined && brought.includes(main);
  const after = new Map(before);
  for (const field of brought) {
    const [old, now] = [before.get(field) ?? 'NULL', fresh.get(field) ?? 'NULL'];
    const taken = mode.completes ? `coalesce(${now}, ${old})` : now;
    if (!earliest) after.set(field, taken);
    else {
      const [oldMain, nowMain] = [before.get(main) ?? 'NULL', fresh.get(main) ?? 'NULL'];
      const otherwise = field === main ? old : `coalesce(${old}, ${now})`;
      after.set(field, `CASE WHEN ${oldMain} IS NULL OR ${nowMain} <= ${oldMain} THEN ${taken} ELSE ${otherwise} END`);
    }
  }
  return after;
}

/** Whether a file changes a record: any value after it differs from the one before. */
export function changedSql(before: Values, after: Values, brought: readonly string[]): string {
  const tests = brought.map((field) => `(${after.get(field) ?? 'NULL'}) IS DISTINCT FROM (${before.get(field) ?? 'NULL'})`);
  return tests.length > 0 ? `(${tests.join(' OR ')})` : 'false';
}
