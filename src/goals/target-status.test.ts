import { expect, test } from 'vitest';
import type { Reading } from '../model/reading';
import { targetStatus } from './target-status';

const churn: Reading = { value: 0.05, n: 100, parts: [], flags: [] };
const target = { kpi: 'churn-rate', value: 0.06, deadline: 100, since: 0, sample: false, history: [] };

test('a KPI that should be low is on target below it, and a high one above it', () => {
  expect(targetStatus({ better: 'lower' }, churn, target, 50)).toMatchObject({ id: 'on-target' });
  expect(targetStatus({ better: 'higher' }, churn, target, 50)).toMatchObject({ id: 'off-target' });
});

test('on its deadline a target still runs; the day after it is achieved or missed', () => {
  expect(targetStatus({ better: 'lower' }, churn, target, 100).id).toBe('on-target');
  expect(targetStatus({ better: 'lower' }, churn, target, 101).id).toBe('achieved');
  expect(targetStatus({ better: 'higher' }, churn, target, 101).id).toBe('missed');
});

test('exactly on the target is met', () => {
  expect(targetStatus({ better: 'lower' }, { ...churn, value: 0.06 }, target, 1)).toMatchObject({ id: 'on-target', gap: 0 });
});

test('no value is neither on nor off', () => {
  expect(targetStatus({ better: 'lower' }, { none: { code: 'empty', text: 'x' }, parts: [] }, target, 1).id).toBe('no-value');
});
