import type { Day } from './day';
import { weekday } from './day';
import { periodContaining, periodOf } from './named-period';
import type { Calendar, Grain, Period } from './period';

/** The whole day, week, month, quarter or year that holds the day. */
export function bucketOf(day: Day, grain: Grain, calendar: Calendar): Period {
  if (grain === 'day') return { start: day, end: day + 1 };
  if (grain === 'week') {
    const start = day - ((weekday(day) - calendar.weekStart + 7) % 7);
    return { start, end: start + 7 };
  }
  const found = periodOf(periodContaining(day, grain, calendar), calendar);
  if (!found) throw new Error(`day ${day} has no ${grain}`);
  return found;
}

/** `count` whole buckets in a row, oldest first; the last one holds the day before `end`. */
export function bucketsEnding(end: Day, grain: Grain, count: number, calendar: Calendar): Period[] {
  const buckets: Period[] = [];
  for (let day = end - 1; buckets.length < count; ) {
    const bucket = bucketOf(day, grain, calendar);
    buckets.push(bucket);
    day = bucket.start - 1;
  }
  return buckets.reverse();
}

/** The whole buckets that share at least one day with the period, oldest first. */
export function bucketsWithin(period: Period, grain: Grain, calendar: Calendar): Period[] {
  const buckets: Period[] = [];
  for (let day = period.start; day < period.end; ) {
    const bucket = bucketOf(day, grain, calendar);
    buckets.push(bucket);
    day = bucket.end;
  }
  return buckets;
}
