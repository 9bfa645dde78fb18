import { type OffsetChange, wallChanges } from '../../time/zone';

const DAY = 86_400_000;

/** `expression` plus the value that holds there, as one balanced CASE tree over the places where it changes (each one in). */
function piecewise(
  expression: string,
  pieces: readonly { readonly from: number; readonly value: number }[],
  sign: '+' | '-',
): string {
  const [only] = pieces;
  if (!only) throw new Error('a piecewise expression needs a piece');
  if (pieces.length === 1) return only.value === 0 ? expression : `${expression} ${sign} (${only.value})`;
  const middle = pieces.length >> 1;
  const bound = pieces[middle]?.from ?? 0;
  return `CASE WHEN ${expression} < ${bound} THEN ${piecewise(expression, pieces.slice(0, middle), sign)} ELSE ${piecewise(expression, pieces.slice(middle), sign)} END`;
}

/** Whole days of a BIGINT of milliseconds. `//` truncates toward zero in DuckDB, so the instant is shifted to be positive first. */
const wholeDays = (milliseconds: string): string => `CAST((${milliseconds} + ${DAY * 1_000_000}) // ${DAY} - 1000000 AS INTEGER)`;

/** The local day (days since 1970, INTEGER) of an instant in ms UTC. */
export function localDaySql(instant: string, changes: readonly OffsetChange[]): string {
  return wholeDays(
    `(${piecewise(
      instant,
      changes.map(({ at, offset }) => ({ from: at, value: offset })),
      '+',
    )})`,
  );
}

/** The day of wall-clock milliseconds. */
export const wallDaySql = (wall: string): string => wholeDays(wall);

/** The instant (ms UTC) of wall-clock milliseconds; a doubled time is the earlier one, a skipped one moves forward. */
export function instantSql(wall: string, changes: readonly OffsetChange[]): string {
  return piecewise(
    wall,
    wallChanges(changes).map(({ at, offset }) => ({ from: at, value: offset })),
    '-',
  );
}
