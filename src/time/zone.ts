import { Temporal } from 'temporal-polyfill';
import type { Day } from './day';

const MS_PER_DAY = 86_400_000;

/** From the instant `at` (ms UTC; −Infinity for the first) local time is UTC plus `offset` ms. Ascending by `at`. */
export type OffsetChange = { readonly at: number; readonly offset: number };

const offsetAt = (zone: string, instant: number): number =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;

/** The zone's offsets that hold from `from` to `to` (ms UTC, both in). Throws for an unknown zone. */
export function offsetChanges(zone: string, from: number, to: number): OffsetChange[] {
  const changes: OffsetChange[] = [{ at: Number.NEGATIVE_INFINITY, offset: offsetAt(zone, from) }];
  let at = Temporal.Instant.fromEpochMilliseconds(Math.floor(from)).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds > to) return changes;
    const offset = next.offsetNanoseconds / 1e6;
    if (offset !== changes[changes.length - 1]?.offset) changes.push({ at: next.epochMilliseconds, offset });
    at = next;
  }
}

function lastAtOrBefore(changes: readonly OffsetChange[], holds: (change: OffsetChange) => boolean): OffsetChange {
  let low = 0;
  let high = changes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const change = changes[middle];
    if (change && holds(change)) low = middle;
    else high = middle - 1;
  }
  const found = changes[low];
  if (!found) throw new Error('a zone has at least one offset');
  return found;
}

/** Wall-clock milliseconds of an instant. */
export function localOfInstant(instant: number, changes: readonly OffsetChange[]): number {
  return instant + lastAtOrBefore(changes, ({ at }) => at <= instant).offset;
}

/** The local day of an instant. */
export function localDay(instant: number, changes: readonly OffsetChange[]): Day {
  return Math.floor(localOfInstant(instant, changes) / MS_PER_DAY);
}

/** Wall-clock times from which each offset is the one to take: a doubled time is the earlier instant, a skipped one moves forward
 * (RFC 5545; "compatible" in Temporal). */
export function wallChanges(changes: readonly OffsetChange[]): OffsetChange[] {
  return changes.map(({ at, offset }, index) => {
    const before = changes[index - 1]?.offset ?? offset;
    return { at: at + Math.max(before, offset), offset };
  });
}

/** The instant of a wall-clock time. */
export function instantOfLocal(wall: number, changes: readonly OffsetChange[]): number {
  return wall - lastAtOrBefore(wallChanges(changes), ({ at }) => at <= wall).offset;
}
