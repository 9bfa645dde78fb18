import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setNavigator } from '../store/navigation';
import { Link } from './link';
import { Meter } from './meter';
import './theme.css';

let went: string[] = [];
let leftToBrowser: boolean[] = [];

/** Notes whether the app took the click, and keeps the browser from leaving the test. */
function watch(event: MouseEvent): void {
  leftToBrowser.push(!event.defaultPrevented);
  event.preventDefault();
}

beforeEach(() => {
  went = [];
  leftToBrowser = [];
  setNavigator((href) => void went.push(href));
  window.addEventListener('click', watch);
});

afterEach(() => {
  window.removeEventListener('click', watch);
  cleanup();
});

test('a plain click changes the page without loading it', () => {
  render(<Link href="/data?period=2026-Q3">Data</Link>);
  fireEvent.click(screen.getByRole('link', { name: 'Data' }));
  expect(went).toEqual(['/data?period=2026-Q3']);
  expect(leftToBrowser).toEqual([false]);
});

test.each([
  ['with Ctrl', { ctrlKey: true }],
  ['with Command', { metaKey: true }],
  ['with Shift', { shiftKey: true }],
  ['with Alt', { altKey: true }],
  ['of another button', { button: 1 }],
])('a click %s is the browser’s', (_, how) => {
  render(<Link href="/data">Data</Link>);
  fireEvent.click(screen.getByRole('link'), how);
  expect(went).toEqual([]);
  expect(leftToBrowser).toEqual([true]);
});

test('a click that was already answered goes nowhere', () => {
  render(
    <Link href="/data" onClick={(event) => event.preventDefault()}>
      Data
    </Link>,
  );
  fireEvent.click(screen.getByRole('link'));
  expect(went).toEqual([]);
});

test.each([
  [0.254, '25'],
  [1.2, '100'],
  [-0.1, '0'],
])('a share of %d reads as %s per cent', (share, percent) => {
  render(<Meter label="Reading" share={share} />);
  expect(screen.getByRole('progressbar', { name: 'Reading' }).getAttribute('aria-valuenow')).toBe(percent);
});
