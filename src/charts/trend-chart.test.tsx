import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Sparkline } from './sparkline';
import { TrendChart, ticksOf } from './trend-chart';

afterEach(cleanup);

test('ticks are round, and begin at zero when zero is within reach', () => {
  expect(ticksOf([0.018, 0.032], false)).toEqual([0, 0.01, 0.02, 0.03, 0.04]);
  expect(ticksOf([96, 98], false)).toEqual([96, 96.5, 97, 97.5, 98]);
  expect(ticksOf([-40, 30], false)).toEqual([-40, -20, 0, 20, 40]);
});

test('ticks of seconds fall on minutes and hours', () => {
  expect(ticksOf([9000, 12_900], true)).toEqual([0, 3600, 7200, 10_800, 14_400]);
  // Beside an hour, seconds do not show: ticks keep a minute apart.
  expect(ticksOf([3900, 3930], true)).toEqual([3900, 3960]);
  expect(ticksOf([1200, 1560], true)).toEqual([1200, 1320, 1440, 1560]);
});

test('equal values still make an axis', () => {
  expect(ticksOf([5, 5], false).length).toBeGreaterThan(1);
  expect(ticksOf([0], false).every(Number.isFinite)).toBe(true);
});

const point = (label: string, value: number | undefined, partial = false) => ({
  label,
  value,
  partial,
  chosen: true,
  detail: '',
});

test('the chart is an image with a summary; an unfinished last point is open, a missing one leaves a gap', async () => {
  render(
    <div style={{ width: 900 }}>
      <TrendChart
        points={[point('Jul', 2), point('Aug', undefined), point('Sep', 3), point('Oct', 4, true)]}
        name="Churn"
        target={{ value: 1, label: 'Target 1' }}
        clock={false}
        format={String}
        formatTicks={() => String}
        periodName="Q3"
        summary="Churn, four months"
      />
    </div>,
  );
  const chart = screen.getByRole('img', { name: 'Churn, four months' });
  await expect.poll(() => chart.querySelectorAll('circle').length).toBe(3);
  expect([...chart.querySelectorAll('circle')].map((dot) => dot.getAttribute('r'))).toEqual(['2.25', '2.25', '4']);
  expect(chart.textContent).toContain('Target 1');
});

test('a sparkline draws its target and lets the last point drop to it in the colour of its status', () => {
  const points = [1, 2, 4].map((value, index) => ({ value, chosen: index === 2, partial: false }));
  const { container } = render(
    <div style={{ width: 250 }}>
      <Sparkline points={points} target={{ value: 1, label: '€1', met: false }} />
    </div>,
  );
  expect(container.querySelector('text')?.textContent).toBe('€1');
  expect([...container.querySelectorAll('path')].map((path) => path.getAttribute('stroke'))).toContain('var(--bad)');
});
