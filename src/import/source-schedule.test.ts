import { expect, test } from 'vitest';
import { nextAttempt } from './source-schedule';

const minute = 60_000;
const at = Date.UTC(2026, 2, 2, 6);

test('a source by hand has no next attempt, one that was never asked is due at once', () => {
  expect(nextAttempt({ interval: 'hand', lastAttempt: at, tries: [] })).toBeUndefined();
  expect(nextAttempt({ interval: 'day', tries: [] })).toBe(0);
});

test('after a success its turn comes an interval later', () => {
  expect(nextAttempt({ interval: 'quarter-hour', lastAttempt: at, tries: [] })).toBe(at + 15 * minute);
  expect(nextAttempt({ interval: 'week', lastAttempt: at, tries: [] })).toBe(at + 10_080 * minute);
});

test('what may pass is tried after 2, 8 and 32 minutes, but never later than its turn', () => {
  const failure = { kind: 'broken', text: '' } as const;
  const after = (tries: number, interval: 'quarter-hour' | 'day') =>
    (nextAttempt({ interval, lastAttempt: at, failure, tries: Array<number>(tries).fill(at) }) ?? 0) - at;
  expect([1, 2, 3].map((tries) => after(tries, 'day') / minute)).toEqual([2, 8, 32]);
  expect([1, 2, 3].map((tries) => after(tries, 'quarter-hour') / minute)).toEqual([2, 8, 15]);
});

test('what won’t pass by itself waits for its turn, and Retry-After is kept to', () => {
  expect(nextAttempt({ interval: 'day', lastAttempt: at, failure: { kind: 'web-page', text: '' }, tries: [at] })).toBe(
    at + 1440 * minute,
  );
  const busy = { kind: 'busy', text: '', retryAt: at + 90 * minute } as const;
  expect(nextAttempt({ interval: 'day', lastAttempt: at, failure: busy, tries: [at] })).toBe(at + 90 * minute);
  expect(nextAttempt({ interval: 'day', lastAttempt: at, failure: { ...busy, retryAt: 0 }, tries: [at] })).toBe(at + minute);
});
