import { expect, test } from 'vitest';
import { nextAttempt, strikesAfter } from './source-schedule';

const minute = 60_000;
const at = Date.UTC(2026, 2, 2, 6);

test('a source by hand has no next attempt, one that was never asked is due at once', () => {
  expect(nextAttempt({ interval: 'hand', lastAttempt: at })).toBeUndefined();
  expect(nextAttempt({ interval: 'day' })).toBe(0);
});

test('after a success its turn comes an interval later', () => {
  expect(nextAttempt({ interval: 'quarter-hour', lastAttempt: at })).toBe(at + 15 * minute);
  expect(nextAttempt({ interval: 'week', lastAttempt: at })).toBe(at + 10_080 * minute);
});

test('what may pass is tried after 2, 8 and 32 minutes, but never later than its turn', () => {
  const failure = { kind: 'broken', text: '' } as const;
  const after = (strikes: number, interval: 'quarter-hour' | 'day') =>
    (nextAttempt({ interval, lastAttempt: at, failure, strikes }) ?? 0) - at;
  expect([1, 2, 3].map((strikes) => after(strikes, 'day') / minute)).toEqual([2, 8, 32]);
  expect([1, 2, 3].map((strikes) => after(strikes, 'quarter-hour') / minute)).toEqual([2, 8, 15]);
});

test('only failures in a row that may pass count: others end the row, and a try by hand begins a new one', () => {
  const broken = { kind: 'broken', text: '' } as const;
  const gone = { kind: 'not-found', text: '' } as const;
  const steps = [
    [broken, false], // 1
    [broken, false], // 2
    [gone, false], // 0: waits for its turn
    [broken, false], // 1: 2 minutes again
    [broken, false], // 2
    [broken, true], // 1: asked by hand
    [broken, false], // 2
    [gone, true], // 0
  ] as const;
  let strikes = 0;
  const seen = steps.map(([failure, byHand]) => (strikes = strikesAfter(failure, byHand, strikes)));
  expect(seen).toEqual([1, 2, 0, 1, 2, 1, 2, 0]);
});

test('a failure that was kept without its count is tried after 2 minutes', () => {
  expect(nextAttempt({ interval: 'day', lastAttempt: at, failure: { kind: 'broken', text: '' } })).toBe(at + 2 * minute);
});

test('what won’t pass by itself waits for its turn, and Retry-After is kept to', () => {
  expect(nextAttempt({ interval: 'day', lastAttempt: at, failure: { kind: 'web-page', text: '' }, strikes: 0 })).toBe(
    at + 1440 * minute,
  );
  const busy = { kind: 'busy', text: '', retryAt: at + 90 * minute } as const;
  expect(nextAttempt({ interval: 'day', lastAttempt: at, failure: busy })).toBe(at + 90 * minute);
  expect(nextAttempt({ interval: 'day', lastAttempt: at, failure: { ...busy, retryAt: 0 } })).toBe(at + minute);
});
