import { expect, test } from 'vitest';
import type { Reading } from '../model/reading';
import { targetIn } from './target-in';
import { targetStatus } from './target-status';

const churn: Reading = { value: 0.05, n: 100, parts: [], flags: [] };
const target = { kpi: 'churn-rate', value: 0.06, deadline: 100, since: 0, sample: false, history: [] };

test('a KPI that should be low is on target below it, and a high one above it', () => {
  expect(targetStatus({ better: 'lower' }, churn, target, 50, 30)).toMatchObject({ id: 'on-target' });
  expect(targetStatus({ better: 'higher' }, churn, target, 50, 30)).toMatchObject({ id: 'off-target' });
});

test('on its deadline a target still runs; the day after it is achieved or missed', () => {
  expect(targetStatus({ better: 'lower' }, churn, target, 100, 30).id).toBe('on-target');
  expect(targetStatus({ better: 'lower' }, churn, target, 101, 30).id).toBe('achieved');
  expect(targetStatus({ better: 'higher' }, churn, target, 101, 30).id).toBe('missed');
});

test('exactly on the target is met', () => {
  expect(targetStatus({ better: 'lower' }, { ...churn, value: 0.06 }, target, 1, 30)).toMatchObject({ id: 'on-target', gap: 0 });
});

test('no value is neither on nor off', () => {
  expect(targetStatus({ better: 'lower' }, { none: { code: 'empty', text: 'x' }, parts: [] }, target, 1, 30).id).toBe('no-value');
});

test('a loss of 5 % a quarter is one of 1.695 % in a third of it, and keeping 95 % one of 98.305 %', () => {
  // 0.95 to the power of a third is 0.98305.
  expect(targetIn({ compounds: 'lost' }, { value: 0.05, per: 'quarter' }, 365 / 12)).toBeCloseTo(0.01695, 5);
  expect(targetIn({ compounds: 'kept' }, { value: 0.95, per: 'quarter' }, 365 / 12)).toBeCloseTo(0.98305, 5);
  expect(targetIn({}, { value: 7200, per: 'quarter' }, 30)).toBe(7200);
});
