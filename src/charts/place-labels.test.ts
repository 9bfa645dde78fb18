import { expect, test } from 'vitest';
import { type ChartLabel, placeLabels } from './place-labels';

const label = (id: string, x: number, y: number, anchor: 'start' | 'end' = 'start'): ChartLabel => ({
  id,
  x,
  y,
  anchor,
  width: 60,
});
const levels = (labels: readonly ChartLabel[]) => labels.map(({ y }) => y);

test('labels that do not meet stay where they are', () => {
  expect(levels(placeLabels([label('a', 0, 50), label('b', 100, 52), label('c', 0, 70)], 0, 200))).toEqual([50, 52, 70]);
});

test('a label on another one moves by lines of 15 px until it is free', () => {
  expect(levels(placeLabels([label('a', 0, 50), label('b', 30, 52), label('c', 20, 55)], 0, 200))).toEqual([50, 67, 85]);
});

test('a label that ends at its point is compared by its left end', () => {
  // b reaches from 40 to 100, a from 0 to 60: they meet.
  expect(levels(placeLabels([label('a', 0, 50), label('b', 100, 50, 'end')], 0, 200))).toEqual([50, 65]);
});

test('at the lower edge a label moves up instead of out of the chart', () => {
  expect(levels(placeLabels([label('a', 0, 195), label('b', 0, 250)], 0, 200))).toEqual([195, 170]);
});
