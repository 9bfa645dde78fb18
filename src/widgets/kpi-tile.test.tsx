import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { clearTarget, setTarget } from '../store/goals';
import { changeSettings } from '../store/settings';
import { known, viewOf } from '../testing/kpi-views';
import { dayOf } from '../time/day';
import { KpiTile } from './kpi-tile';
import '../ui/theme.css';

const today = dayOf(2026, 9, 30);

beforeAll(async () => {
  await changeSettings({ locale: 'en-GB' });
});

afterEach(cleanup);

const show = (view: ReturnType<typeof viewOf>) =>
  render(<KpiTile view={view} againstName="Q2 2026" today={today} stale={false} />);
const plain = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ');

test('a tile carries its unrounded number, and shows value, evidence, interval and comparison', () => {
  const before = known({ value: 0.019, n: 2061 });
  const reading = known({ value: 68 / 2114, n: 2114, numerator: 68, denominator: 2114, interval: { low: 0.0255, high: 0.0406 } });
  show(
    viewOf('churn-rate', reading, {
      before,
      against: { start: 0, end: 1 },
      change: { absolute: 0.013, relative: 0.68, direction: 'up', better: false, verdict: 'real' },
    }),
  );
  const tile = screen.getByRole('article', { name: 'Churn rate' });
  expect(tile.dataset).toMatchObject({ kpi: 'churn-rate', state: 'value', value: String(68 / 2114) });
  const text = plain(tile.textContent);
  for (const part of ['3.2 %', '68 of 2,114 customers', 'Q2 2026 1.9 %', '95 % 2.6–4.1 %', '1.3 pp worse', 'Real'])
    expect(text).toContain(part);
});

test('colour is earned: a change within chance stays grey, whatever its size', () => {
  show(viewOf('nps', known({ value: 30, n: 312 }), { change: { absolute: 5, direction: 'up', better: true, verdict: 'noise' } }));
  const change = screen.getByText('5 points better', { exact: false, normalizer: plain });
  expect(change.closest('.tile-change')?.className).toContain('quiet');
  expect(screen.getByText('Noise')).toBeTruthy();
});

test('a small sample says so and is set lighter', () => {
  const flags = [{ id: 'small-sample', text: 'small sample', detail: '' }] as const;
  const { container } = show(viewOf('csat', known({ value: 4.2, n: 24, flags })));
  expect(screen.getByText('small sample')).toBeTruthy();
  expect(getComputedStyle(container.querySelector('.tile-figure') ?? document.body).fontWeight).toBe('400');
});

test('all that misleads stands on the tile: small sample, unanswered with its count, left out, derived customers', () => {
  const flags = [
    {
      id: 'unanswered',
      count: 197,
      text: '98.5\u00a0% unanswered',
      detail: '197 of 200 leads are unanswered: they are not in the mean',
    },
    { id: 'excluded', text: '3 left out', detail: '' },
    { id: 'small-sample', text: 'small sample', detail: '' },
    { id: 'derived', text: 'customers from orders', detail: '' },
  ] as const;
  const { container } = show(viewOf('lead-response-time', known({ value: 60, n: 3, flags })));
  const text = plain(container.querySelector('.tile-evidence')?.textContent ?? '');
  for (const part of ['3 answered', '197 unanswered, 98.5 %', '3 left out', 'small sample', 'customers from orders'])
    expect(text).toContain(part);
});

test('a second line of flags does not make the tile higher: it takes the place of the months’ names', async () => {
  await page.viewport(1440, 900);
  const flags = [
    {
      id: 'unanswered',
      count: 197,
      text: '98.5\u00a0% unanswered',
      detail: '197 of 200 leads are unanswered: they are not in the mean',
    },
    { id: 'small-sample', text: 'small sample', detail: '' },
    { id: 'excluded', text: '3 left out', detail: '' },
  ] as const;
  const views = [[], flags].map((each) => viewOf('lead-response-time', known({ value: 60, n: 3, flags: each })));
  const { container } = render(
    <div style={{ width: 282 }}>
      {views.map((view) => (
        <KpiTile key={String(view === views[0])} view={view} againstName="Q2" today={today} stale={false} />
      ))}
    </div>,
  );
  await expect.poll(() => container.querySelectorAll('.spark-ends').length).toBeGreaterThan(0);
  const [plainTile = 0, flagged = 999] = [...container.querySelectorAll('article')].map(
    (tile) => tile.getBoundingClientRect().height,
  );
  expect(flagged).toBeLessThanOrEqual(plainTile + 2);
});

test('the drop to the target has the colour of the point from which it is drawn, not of the whole period', async () => {
  await setTarget('nps', { value: 30, deadline: today + 90 }, 0, today);
  const whole = known({ value: 20, n: 300 });
  const months = [10, 20, 60].map((value, index) => ({
    period: { start: today - 90 + index * 30, end: today - 60 + index * 30 },
    reading: known({ value, n: 100 }),
    partial: false,
    chosen: true,
  }));
  const { container } = show(viewOf('nps', whole, { series: months }));
  await expect.poll(() => container.querySelectorAll('.spark path').length).toBeGreaterThan(0);
  // The quarter's 20 misses 30, September's 60 meets it.
  const strokes = [...container.querySelectorAll('.spark path')].map((path) => path.getAttribute('stroke'));
  expect(strokes).toContain('var(--good)');
  expect(strokes).not.toContain('var(--bad)');
  expect(screen.getByText('Off target')).toBeTruthy();
  await clearTarget('nps', 1);
});

test('without a value it says why, which columns it needs, and offers the template; there is no number and no chart', () => {
  const none = { code: 'needs-dataset', text: 'Needs an orders file', datasets: ['orders'] } as const;
  show(viewOf('clv', { none, parts: [] }, { series: [] }));
  const tile = screen.getByRole('article', { name: 'Lifetime value' });
  expect(tile.dataset).toMatchObject({ state: 'none' });
  expect(tile.dataset.value).toBeUndefined();
  expect(within(tile).getByText('Needs an orders file')).toBeTruthy();
  for (const field of ['customer_id', 'ordered_at', 'amount']) expect(within(tile).getByText(field)).toBeTruthy();
  expect(within(tile).getByRole('link', { name: 'Template' }).getAttribute('href')).toBe('/templates/orders.csv');
  expect(tile.querySelector('svg[height="52"]')).toBeNull();
});

test('no new customers is a reason, and the spend stands beside it', () => {
  const parts = [{ id: 'spend', label: 'Spend', value: 10_000, unit: 'money' }] as const;
  show(viewOf('cac', { none: { code: 'empty', text: 'No new customers in this period' }, parts }));
  expect(screen.getByText('Spend €10,000', { normalizer: plain })).toBeTruthy();
});

test('the quality of the data under a figure is one click away, with its word; it says nothing until it is judged', () => {
  const view = viewOf('churn-rate', known({ value: 0.03, n: 312 }));
  const { rerender } = render(<KpiTile view={view} againstName="Q2 2026" today={today} stale={false} />);
  expect(screen.queryByRole('link', { name: /^Data quality/ })).toBeNull();
  const before = screen.getByRole('article').getBoundingClientRect().height;
  rerender(<KpiTile view={view} againstName="Q2 2026" today={today} stale={false} grade="watch" />);
  const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'Data quality of Churn rate: watch' });
  expect(link.getAttribute('href')).toMatch(/^\/data.*#quality-churn-rate$/);
  expect([link.offsetWidth, link.offsetHeight].every((size) => size >= 24)).toBe(true);
  expect(screen.getByRole('article').getBoundingClientRect().height).toBe(before);
});
