import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Choice, Segmented } from './choice';
import { Icon } from './icons';
import './theme.css';

afterEach(() => {
  cleanup();
  delete document.documentElement.dataset.theme;
});

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** WCAG 2 relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(token(one)), luminance(token(other))].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('the contrast of black on white is 21, so that the measure itself holds', () => {
  // (1 + 0.05) ÷ (0 + 0.05) = 21
  expect((luminance('#ffffff') + 0.05) / (luminance('#000000') + 0.05)).toBeCloseTo(21, 10);
});

test.each(['light', 'dark'])(
  '%s: text reads at 4.5 or more, edges and lines of data at 3 or more, on paper and when hovered',
  (theme) => {
    document.documentElement.dataset.theme = theme;
    for (const surface of ['paper', 'sunk']) {
      for (const text of ['ink', 'ink-2', 'ink-3', 'accent', 'good', 'bad'])
        expect(contrast(text, surface), `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5);
      for (const line of ['control', 'compare', 'frame', 'warn', 'poor'])
        expect(contrast(line, surface), `${line} on ${surface}`).toBeGreaterThanOrEqual(3);
    }
    expect(contrast('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
  },
);

function Controls() {
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ] as const;
  return (
    <>
      <button type="button" className="button">
        Button
      </button>
      <button type="button" className="icon-button" aria-label="Icon">
        <Icon name="close" />
      </button>
      <input className="field" aria-label="Field" />
      <Choice label="List" value="a" options={options} onChange={() => undefined} />
      <Segmented label="Few" value="a" options={options} onChange={() => undefined} />
    </>
  );
}

const controls = () => [
  ...screen.getAllByRole('button'),
  screen.getByRole('textbox'),
  screen.getByRole('combobox'),
  ...screen.getAllByRole('radio'),
];

test.each([
  [390, 40],
  [1440, 24],
])('at %d px every control is at least %d px high', async (width, least) => {
  await page.viewport(width, 800);
  render(<Controls />);
  for (const control of controls()) expect(control.getBoundingClientRect().height).toBeGreaterThanOrEqual(least);
});

test('each control that Tab reaches shows where the focus is', async () => {
  render(<Controls />);
  for (const name of ['Button', 'Icon', 'Field', 'List', 'A']) {
    await userEvent.tab();
    const focused = document.activeElement;
    expect(focused?.matches(':focus-visible'), name).toBe(true);
    const ring = focused?.closest('.segmented label') ?? focused;
    expect(ring && getComputedStyle(ring).outlineStyle, name).toBe('solid');
  }
});
