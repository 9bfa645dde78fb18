import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sourceAddress } from '../import/address/source-address';
import { Queries } from '../queries/client';
import { deleteDatabase } from '../storage/database';
import { changeSettings } from '../store/settings';
import {
  addSource,
  forgetSource,
  forgetSources,
  noteFailure,
  noteImported,
  noteUnchanged,
  noteWaiting,
  readSources,
  showAddressForm,
  sourceOf,
} from '../store/sources';
import { SourcesPanel } from './sources-panel';
import '../ui/theme.css';

beforeAll(async () => {
  await changeSettings({ locale: 'en-GB' });
});

beforeEach(async () => {
  await deleteDatabase();
  forgetSources();
  showAddressForm(false);
  await readSources();
});

afterEach(cleanup);

const show = () =>
  render(
    <Queries>
      <SourcesPanel />
    </Queries>,
  );

const hour = 3_600_000;

async function added(url: string, interval: 'hand' | 'day' = 'day', header?: { name: string; value: string }): Promise<string> {
  const address = sourceAddress(url);
  if ('problem' in address) throw new Error(address.problem);
  return addSource(address, { interval, now: Date.now() - 48 * hour, ...(header ? { header } : {}) });
}

test('a failed source says in words what happened, when it was tried, what still holds, and what to do', async () => {
  const id = await added('https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?output=csv');
  const now = Date.now();
  await noteImported(id, { hash: 'a' }, ['import-1'], now - 24 * hour);
  const text = 'Answered with a web page instead of rows: the sheet is no longer published.';
  await noteFailure(id, { kind: 'web-page', text }, now - 2 * 60_000);
  show();
  const row = screen.getByRole('listitem', { name: /Google Sheet/ });
  expect(row.dataset.state).toBe('bad');
  expect(row.textContent).toMatch(
    /no longer published\. Tried at .+\. It is asked again at its usual interval \(every day\)\. The rows of .+ stay\./,
  );
  expect(row.textContent).toContain('next try');
  expect(within(row).getByRole('button', { name: /Try now/ })).toBeTruthy();
  expect(within(row).getByRole('button', { name: 'Use a file instead' })).toBeTruthy();
  await userEvent.click(within(row).getByRole('button', { name: 'How to publish it' }));
  expect(within(row).getByText(/Publish to web/)).toBeTruthy();
});

test('an unchanged source says since when, and when it is asked next; one by hand has no next time', async () => {
  const daily = await added('https://example.com/customers.csv');
  const byHand = await added('https://example.com/tickets.csv', 'hand');
  await noteImported(daily, { hash: 'a' }, ['import-1'], Date.now() - 25 * hour);
  await noteUnchanged(daily, { hash: 'a' }, Date.now() - hour);
  await noteImported(byHand, { hash: 'a' }, ['import-2'], Date.now() - hour);
  show();
  const row = screen.getByRole('listitem', { name: 'customers.csv' });
  expect(row.dataset.state).toBe('achieved');
  expect(row.textContent).toMatch(/Not changed since .+, checked at .+\. Every day\./);
  expect(row.querySelector('.source-next')?.textContent).toMatch(/^next /);
  expect(screen.getByRole('listitem', { name: 'tickets.csv' }).querySelector('.source-next')?.textContent).toBe('by hand');
  expect(screen.getByText('1 refreshes by itself, 1 by hand')).toBeTruthy();
});

test('content that waits says why, and is told apart from a failure', async () => {
  const id = await added('https://example.com/leads.csv');
  await noteWaiting(id, 'The columns changed: “status” gone.', Date.now());
  show();
  const row = screen.getByRole('listitem', { name: 'leads.csv' });
  expect(row.dataset.state).toBe('ask');
  expect(row.textContent).toContain('New content waits for you. The columns changed: “status” gone.');
});

test('what is refused is said in place, by keyboard alone, and Escape closes the form', async () => {
  show();
  const opener = screen.getByRole('button', { name: 'Add an address' });
  opener.focus();
  await userEvent.keyboard('{Enter}');
  const address = screen.getByLabelText('Address of a table');
  expect(document.activeElement).toBe(address);
  await userEvent.keyboard('javascript:alert(1){Enter}');
  expect(screen.getByRole('alert').textContent).toContain('javascript: are refused');
  await userEvent.clear(address);
  await userEvent.keyboard('https://docs.google.com/spreadsheets/d/1AbC/edit#gid=3');
  expect(screen.getByText(/anyone with the link may view/)).toBeTruthy();
  await userEvent.keyboard('{Enter}');
  const ask = await screen.findByRole('button', { name: 'Ask docs.google.com' });
  expect(screen.getByText(/We will ask/).textContent).toBe('We will ask docs.google.com. Nothing else is sent.');
  expect(document.activeElement).toBe(ask);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByLabelText('Address of a table')).toBeNull();
  expect(screen.getByText('none yet')).toBeTruthy();
});

test('a header lives in memory only: what is kept and read again has its name and not its value', async () => {
  const id = await added('https://example.com/leads.csv', 'day', { name: 'Authorization', value: 'Bearer canary' });
  expect(sourceOf(id)?.headerName).toBe('Authorization');
  expect(JSON.stringify(sourceOf(id))).not.toContain('canary');
  forgetSources();
  await readSources();
  show();
  const row = screen.getByRole('listitem', { name: 'leads.csv' });
  expect(row.textContent).toContain('Give it again');
  expect(within(row).getByLabelText('Authorization for leads.csv')).toHaveProperty('type', 'password');
  expect(within(row).queryByRole('button', { name: /Ask now/ })).toBeNull();
});

test('a forgotten source takes its confirmation with it', async () => {
  const id = await added('https://example.com/leads.csv');
  const { rerender } = show();
  await forgetSource(id);
  rerender(
    <Queries>
      <SourcesPanel />
    </Queries>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Add an address' }));
  await userEvent.type(screen.getByLabelText('Address of a table'), 'https://example.com/leads.csv{Enter}');
  expect(await screen.findByRole('button', { name: 'Ask example.com' })).toBeTruthy();
});
