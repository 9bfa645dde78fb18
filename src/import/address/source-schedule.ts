import type { FetchFailure } from './fetch-failure';

export type Interval = 'hand' | 'quarter-hour' | 'hour' | 'day' | 'week';

const MINUTE = 60_000;
const every: Readonly<Record<Exclude<Interval, 'hand'>, number>> = {
  'quarter-hour': 15 * MINUTE,
  hour: 60 * MINUTE,
  day: 24 * 60 * MINUTE,
  week: 7 * 24 * 60 * MINUTE,
};

const passing: readonly FetchFailure['kind'][] = ['unreachable', 'busy', 'broken', 'too-slow', 'offline'];

/** Whether asking again before its turn may mend a failure. */
export const isPassing = ({ kind }: FetchFailure): boolean => passing.includes(kind);

/** How many failures in a row count for the wait before the next try. What won't pass by itself ends the row, and a try by hand begins
 * a new one. */
export const strikesAfter = (failure: FetchFailure, byHand: boolean, before: number): number =>
  isPassing(failure) ? (byHand ? 1 : before + 1) : 0;

/** When a source is to be asked next, in milliseconds since 1970; undefined when only by hand. What may pass by itself is tried again after
 * 2, 8, 32 minutes and so on, never later than its turn. `strikes`: such failures in a row. */
export function nextAttempt({
  interval,
  lastAttempt,
  failure,
  strikes = 1,
}: {
  readonly interval: Interval;
  readonly lastAttempt?: number;
  readonly failure?: FetchFailure;
  readonly strikes?: number;
}): number | undefined {
  if (interval === 'hand') return undefined;
  if (lastAttempt === undefined) return 0;
  const turn = lastAttempt + every[interval];
  if (!failure) return turn;
  if (failure.retryAt !== undefined) return Math.max(lastAttempt + MINUTE, failure.retryAt);
  if (!isPassing(failure)) return turn;
  return Math.min(turn, lastAttempt + 2 * MINUTE * 4 ** Math.max(0, strikes - 1));
}
