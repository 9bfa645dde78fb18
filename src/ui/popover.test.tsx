import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Popover } from './popover';
import './theme.css';

beforeEach(() => page.viewport(900, 600));

afterEach(() => {
  cleanup();
  window.scrollTo(0, 0);
});

const panel = () => screen.getByRole('dialog', { name: 'Period' });
const opener = () => screen.getByRole('button', { name: 'Q3 2026' });
const box = (element: HTMLElement) => element.getBoundingClientRect();

function Menu({ height = 80, top = 20, left = 20 }: { height?: number; top?: number; left?: number }) {
  return (
    <div style={{ height: 2000 }}>
      <div style={{ position: 'absolute', top, left }}>
        <Popover label="Period" button="Q3 2026">
          {(close) => (
            <div style={{ width: 240, height }}>
              <button type="button" onClick={close}>
                Newest month
              </button>
              <button type="button">Year before</button>
            </div>
          )}
        </Popover>
      </div>
    </div>
  );
}

async function openByKey(): Promise<void> {
  opener().focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement?.textContent).toBe('Newest month');
}

test('Enter opens the panel and goes to its first control, Escape closes it and gives the focus back', async () => {
  render(<Menu />);
  await openByKey();
  expect(opener().getAttribute('aria-expanded')).toBe('true');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(opener());
  expect(opener().getAttribute('aria-expanded')).toBe('false');
});

test('a choice that closes the panel gives the focus back', async () => {
  render(<Menu />);
  await openByKey();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(opener());
});

test('a click outside closes the panel', async () => {
  render(<Menu />);
  await openByKey();
  await userEvent.click(document.body, { position: { x: 700, y: 500 } });
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
});

test('a panel at the right edge of a phone stays in the window', async () => {
  await page.viewport(390, 700);
  render(<Menu left={300} />);
  await openByKey();
  await expect.poll(() => box(panel()).right).toBeLessThanOrEqual(390 - 8);
  expect(box(panel()).left).toBeGreaterThanOrEqual(8);
});

test('an open panel hangs from its button when the page is scrolled', async () => {
  render(<Menu top={300} />);
  await openByKey();
  await expect.poll(() => Math.round(box(panel()).top - box(opener()).bottom)).toBe(4);
  window.scrollTo(0, 120);
  await expect.poll(() => Math.round(box(opener()).top)).toBe(180);
  await expect.poll(() => Math.round(box(panel()).top - box(opener()).bottom)).toBe(4);
});

test('a panel whose content arrives later stays in the window', async () => {
  const { rerender } = render(<Menu top={400} />);
  await openByKey();
  await expect.poll(() => Math.round(box(panel()).top - box(opener()).bottom)).toBe(4);
  rerender(<Menu top={400} height={400} />);
  // 600 high, 8 kept free at the foot.
  await expect.poll(() => box(panel()).bottom).toBeLessThanOrEqual(592);
  expect(box(panel()).height).toBeGreaterThan(400);
});
