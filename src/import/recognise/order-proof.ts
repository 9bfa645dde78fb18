import { civil, type Day, dayOf } from '../../time/day';
import type { Encoding } from '../mapping';
import type { ByteSource } from '../text/byte-source';
import { utf8Slices } from '../text/decode';
import { cellText, tokenizer } from '../text/tokenize';
import { ordersOf } from '../values/parse-instant';
import type { Evidence } from './column-facts';
import type { OrderReading, OrderReadings } from './inspection';

/** As far as the file is searched for a date that proves the order of day and month. */
const PROOF = 64 << 20;

const numeric = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})(?!\d)/;

/** Counts how often each numeric date stands in a column, its time of day aside. */
export function dateTally() {
  const counts = new Map<string, number>();
  return {
    add(value: string): void {
      const [, first, second, year] = numeric.exec(value) ?? [];
      if (!first || !second || !year) return;
      const key = `${Number(first)}/${Number(second)}/${year.length === 2 ? (Number(year) < 70 ? 2000 : 1900) + Number(year) : year}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    /** What the dates would be, read with the day and with the month first. */
    readings: (today: Day | undefined): OrderReadings => ({
      'day-first': reading(counts, (first, second) => [second, first], today),
      'month-first': reading(counts, (first, second) => [first, second], today),
    }),
  };
}

function reading(
  counts: ReadonlyMap<string, number>,
  monthAndDay: (first: number, second: number) => readonly [number, number],
  today: Day | undefined,
): OrderReading {
  const days = [...counts].flatMap(([key, count]) => {
    const [first = 0, second = 0, year = 0] = key.split('/').map(Number);
    const [month, day] = monthAndDay(first, second);
    if (month < 1 || month > 12 || day < 1) return [];
    const at = dayOf(year, month, day);
    return civil(at).day === day ? [{ year, month, at, count }] : [];
  });
  const newest = days.reduce((latest, { year }) => Math.max(latest, year), 0);
  const months = Array.from({ length: 12 }, (_, index) =>
    days.reduce((sum, { year, month, count }) => (year === newest && month === index + 1 ? sum + count : sum), 0),
  );
  const sum = (of: readonly { readonly count: number }[]): number => of.reduce((total, { count }) => total + count, 0);
  return {
    year: newest,
    months,
    afterToday: today === undefined ? 0 : sum(days.filter(({ at }) => at > today)),
    impossible: [...counts.values()].reduce((total, count) => total + count, 0) - sum(days),
  };
}

/** For each column the first date that only one order fits, anywhere in the file, and what was counted on the way. */
export async function proveOrder(
  source: ByteSource,
  layout: { readonly encoding: Encoding; readonly delimiter: string },
  columns: readonly number[],
  tallies: ReadonlyMap<number, ReturnType<typeof dateTally>>,
): Promise<ReadonlyMap<number, Evidence>> {
  const found = new Map<number, Evidence>();
  const tokens = tokenizer(layout.delimiter.charCodeAt(0), (token) => {
    for (const index of columns) {
      if (found.has(index) || index >= token.cells) continue;
      const value = cellText(token, index);
      if (ordersOf(value)?.length === 1) found.set(index, { line: token.line, value });
      tallies.get(index)?.add(value);
    }
  });
  for await (const { bytes, read } of utf8Slices(source, layout.encoding)) {
    tokens.push(bytes);
    if (found.size === columns.length || read > PROOF) return found;
  }
  tokens.end();
  return found;
}
