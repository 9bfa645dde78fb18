import { expect, test } from 'vitest';
import type { Flag, Known } from '../model/reading';
import { changeBetween } from './compare';

const reading = (value: number, low: number, high: number, flags: readonly Flag[] = []): Known => ({
  value,
  interval: { low, high },
  n: 1000,
  parts: [],
  flags,
});

const maturing: Flag = { id: 'maturing', text: 'still maturing', detail: 'Leads of this period may still convert' };
const capped: Flag = { id: 'capped', text: 'lifespan capped', detail: 'The maximum is used' };

test('a fall from 10.8 % to 2.6 % with intervals far apart is real', () => {
  // The difference is −8.2 points, its interval −8.2 ± √(0.8² + 1.2²) = −8.2 ± 1.4 at the most.
  const change = changeBetween({ better: 'higher' }, reading(0.026, 0.018, 0.034), reading(0.108, 0.096, 0.12));
  expect(change).toMatchObject({ direction: 'down', better: false, verdict: 'real' });
});

test('the same fall of a period that is still maturing can’t be judged, and says why', () => {
  const change = changeBetween({ better: 'higher' }, reading(0.026, 0.018, 0.034, [maturing]), reading(0.108, 0.096, 0.12));
  expect(change).toMatchObject({ verdict: 'unknown', unlike: expect.stringContaining('still maturing') });
});

test('a lifetime value with the maximum lifespan is not compared with one whose lifespan is known', () => {
  const [now, before] = [reading(100, 90, 110), reading(300, 280, 320, [capped])];
  expect(changeBetween({ better: 'higher' }, now, before)?.verdict).toBe('unknown');
  expect(changeBetween({ better: 'higher' }, reading(100, 90, 110, [capped]), before)?.verdict).toBe('real');
});

test('totals set beside records are not judged, as they may count otherwise', () => {
  const [now, before] = [reading(100, 90, 110), reading(300, 280, 320)];
  const totals = { ...now, basis: 'totals' } as const;
  expect(changeBetween({ better: 'higher' }, totals, before)).toMatchObject({ verdict: 'unknown', absolute: -200 });
  expect(changeBetween({ better: 'higher' }, totals, { ...before, basis: 'totals' })?.verdict).toBe('real');
});
