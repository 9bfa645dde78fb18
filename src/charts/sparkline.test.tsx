import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Sparkline, type SparkPoint } from './sparkline';

afterEach(cleanup);

const grey = (value: number | undefined): SparkPoint => ({ value, chosen: false, partial: false });
const blue = (value: number | undefined, partial = false): SparkPoint => ({ value, chosen: true, partial });

function drawn(points: readonly SparkPoint[], target?: { value: number; label: string; met: boolean | undefined }) {
  const { container } = render(
    <div style={{ width: 250 }}>
      <Sparkline points={points} target={target} />
    </div>,
  );
  return {
    lines: [...container.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? ''),
    strokes: [...container.querySelectorAll('path')].map((path) => path.getAttribute('stroke')),
    dots: [...container.querySelectorAll('circle')],
    container,
  };
}

const corners = (path: string) => path.split(/[ML]/).length - 1;

test('a missing value leaves a gap, it is neither zero nor bridged', () => {
  const { lines } = drawn([grey(1), grey(2), grey(undefined), grey(3), grey(4)]);
  expect(lines.map(corners)).toEqual([2, 2]);
});

test('history is grey, the chosen period is coloured and begins where the grey ends', () => {
  const { lines, strokes } = drawn([grey(1), grey(2), blue(3), blue(4)]);
  expect(strokes).toEqual(['var(--compare)', 'var(--accent)']);
  expect(lines.map(corners)).toEqual([2, 3]);
});

test('an unfinished last point is open, a finished one is filled', () => {
  expect(
    drawn([grey(1), blue(2, true)])
      .dots.at(-1)
      ?.getAttribute('fill'),
  ).toBe('var(--paper)');
  cleanup();
  expect(
    drawn([grey(1), blue(2)])
      .dots.at(-1)
      ?.getAttribute('fill'),
  ).toBe('var(--accent)');
});

test('a value between two gaps is still drawn', () => {
  const { dots } = drawn([grey(1), grey(2), grey(undefined), grey(9), grey(undefined), grey(3), blue(4)]);
  expect(dots).toHaveLength(2);
});

test('the drop to the target is left out where it would be shorter than 7 px', () => {
  // 52 high less 2 × 5: 42 px for 0 … 10, so 1 is 4.2 px and 5 is 21 px.
  const points = [grey(0), grey(10), blue(6)];
  expect(drawn(points, { value: 5, label: '5', met: true }).strokes).not.toContain('var(--good)');
  cleanup();
  expect(drawn(points, { value: 1, label: '1', met: true }).strokes).toContain('var(--good)');
});

test('without any value there is nothing, and equal values lie on one level', () => {
  expect(drawn([grey(undefined), blue(undefined)]).container.querySelector('svg')).toBeNull();
  cleanup();
  const [line = ''] = drawn([grey(5), grey(5), grey(5)]).lines;
  expect(new Set([...line.matchAll(/ (\S+?)(?=L|$)/g)].map(([, y]) => y))).toEqual(new Set(['26.0']));
});

test('the words of the tile say it all: the drawing is hidden from assistive technology', () => {
  expect(
    drawn([grey(1), blue(2)])
      .container.querySelector('.spark')
      ?.getAttribute('aria-hidden'),
  ).toBe('true');
});
