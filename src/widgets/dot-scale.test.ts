import { expect, test } from 'vitest';
import { known } from '../testing/kpi-views';
import { dotScale } from './dot-scale';

const sure = (value: number) => ({ reading: known({ value, n: 400 }) });
const unsure = (value: number) => ({
  reading: known({ value, n: 2, flags: [{ id: 'small-sample', text: 'small sample', detail: '' }] }),
});

test('the outlier of a small sample does not squash the others: it lies beyond the edge', () => {
  const { place, beyond } = dotScale([sure(4000), sure(6000), unsure(172_071)]);
  expect(place(6000)).toBe(1);
  expect(place(3000)).toBe(0.5);
  expect(place(172_071)).toBe(1);
  expect(beyond(172_071)).toBe('right');
  expect(beyond(6000)).toBeUndefined();
});

test('a small sample that lies near the others widens the line', () => {
  // 7,000 is within 6,000 × 1.25 = 7,500.
  expect(dotScale([sure(6000), unsure(7000)]).beyond(7000)).toBeUndefined();
});

test('where all samples are small none is beyond the edge', () => {
  const { place, beyond } = dotScale([unsure(10), unsure(1000)]);
  expect([place(10), place(1000)]).toEqual([0.01, 1]);
  expect(beyond(1000)).toBeUndefined();
});

test('large outliers are shown as they are, and negative values begin left of zero', () => {
  const { place, beyond } = dotScale([sure(-50), sure(50)]);
  expect([place(-50), place(0), place(50)]).toEqual([0, 0.5, 1]);
  expect(beyond(-50)).toBeUndefined();
});
