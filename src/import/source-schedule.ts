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

/** When a source is to be asked next, in milliseconds since 1970; undefined when only by hand. What may pass by itself is tried again after
 * 2, 8 and 32 minutes, never later than its turn. `tries`: attempts since the last success. */
export function nextAttempt({
  interval,
  lastAttempt,
  failure,
  tries,
}: {
  readonly interval: Interval;
  readonly lastAttempt?: number;
  readonly failure?: FetchFailure;
  readonly tries: readonly number[];
}): number | undefined {
  if (interval === 'hand') return undefined;
  if (lastAttempt === undefined) return 0;
  const turn = lastAttempt + every[interval];
  if (!failure) return turn;
  if (failure.retryAt !== undefined) return Math.max(lastAttempt + MINUTE, failure.retryAt);
  if (!passing.includes(failure.kind)) return turn;
  return Math.min(turn, lastAttempt + 2 * MINUTE * 4 ** Math.max(0, tries.length - 1));
}
