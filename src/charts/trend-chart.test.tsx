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

test('the lines carry their names, a lone comparison is a mark, and the data’s last day is said', async () => {
  const points = [
    { ...point('Jun', 2), chosen: false, against: true },
    { ...point('Jul', 2), chosen: false, against: true },
    { ...point('Aug', 3), compare: 2.5 },
    point('Sep', 4, true),
  ];
  render(
    <div style={{ width: 900 }}>
      <TrendChart
        points={points}
        name="Churn"
        periodName="Q3 2026"
        compareName="Q2 2026, same days"
        measuredTo="Measured to 24 Sep"
        soFar="Sep so far 4, 24 of 30 days"
        clock={false}
        format={String}
        formatTicks={() => String}
        summary="Churn"
      />
    </div>,
  );
  const chart = screen.getByRole('img', { name: 'Churn' });
  await expect.poll(() => chart.querySelectorAll('.trend-marks text').length).toBe(6);
  const words = [...chart.querySelectorAll('.trend-marks text')].map((text) => text.textContent);
  for (const word of ['Churn', 'Q2 2026, same days', 'Q2 2026', 'Q3 2026', 'Measured to 24 Sep', 'Sep so far 4, 24 of 30 days'])
    expect(words).toContain(word);
  expect(chart.querySelector('circle[fill="var(--compare)"]')?.getAttribute('r')).toBe('3.5');
  // The way to the unfinished bucket is dashed and begins at the last finished one; the finished line is in colour from its first point.
  const dashed = chart.querySelector('path[stroke-dasharray="4 3.5"]');
  expect(dashed?.getAttribute('stroke')).toBe('var(--accent)');
  const circles = [...chart.querySelectorAll('circle[fill="var(--accent)"]')];
  expect(circles).toHaveLength(3);
});

test('on a narrow screen the target’s label stands right of the data', async () => {
  render(
    <div style={{ width: 340 }}>
      <TrendChart
        points={[point('Jul', 2), point('Aug', 3), point('Sep', 1)]}
        name="Churn"
        periodName="Q3"
        target={{ value: 2, label: '2 %' }}
        clock={false}
        format={String}
        formatTicks={() => String}
        summary="Churn"
      />
    </div>,
  );
  const chart = screen.getByRole('img', { name: 'Churn' });
  const label = () => [...chart.querySelectorAll('.trend-marks text')].find((text) => text.textContent?.includes('2 %'));
  await expect.poll(() => label()?.textContent).toBe('Target2 %');
  const data = chart.querySelector('.recharts-line-curve')?.getBoundingClientRect();
  expect(label()?.getBoundingClientRect().left).toBeGreaterThan(data?.right ?? Number.POSITIVE_INFINITY);
  expect(label()?.getBoundingClientRect().right).toBeLessThanOrEqual(chart.getBoundingClientRect().right);
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
