import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Queries } from '../queries/client';
import { forgetForm, readMappings, useRememberedForms } from '../store/mappings';
import { removeRate, useRates } from '../store/rates';
import { changeSettings } from '../store/settings';
import { useStaged } from '../store/staged';
import { clearStaged, stageFiles } from '../store/staging';
import { connectWorkspace, theWarehouse } from '../store/workspace';
import { openWarehouse } from '../warehouse/duckdb/open-warehouse';
import { StagedFile } from './staged-file';
import '../ui/theme.css';

beforeAll(async () => {
  await connectWorkspace(() => openWarehouse({ zone: 'Europe/Berlin', currency: 'EUR', now: Date.now }));
  await changeSettings({ locale: 'en-GB', zone: 'Europe/Berlin', currency: 'EUR' });
});

let known: readonly string[] = [];
let rates: ReturnType<typeof useRates> = [];

function Page() {
  const forms = useRememberedForms();
  rates = useRates();
  known = forms.map(({ fingerprint }) => fingerprint);
  return (
    <Queries>
      {useStaged().map((each) => (
        <StagedFile key={each.id} staged={each} />
      ))}
      <output>Remembered: {forms.map(({ name }) => name).join(', ')}</output>
    </Queries>
  );
}

beforeEach(() => {
  render(<Page />);
});

afterEach(async () => {
  clearStaged();
  cleanup();
  for (const fingerprint of known) await forgetForm(fingerprint);
  for (const rate of rates) await removeRate(rate, { zone: 'Europe/Berlin', currency: 'EUR' });
  const warehouse = await theWarehouse();
  await warehouse.remove(warehouse.current().imports.map(({ id }) => id));
});

const file = (name: string, text: string): File => new File([text], name, { type: 'text/csv' });
const plain = (text: string | null | undefined): string => (text ?? '').replaceAll('\u00a0', ' ');
const patient = { timeout: 40_000 };

async function staged(name: string, state: string): Promise<HTMLElement> {
  const region = await screen.findByRole('region', { name }, patient);
  await waitFor(() => expect(region.dataset.state).toBe(state), patient);
  return region;
}

const head = 'order_id;customer_id;ordered_at;amount\n';
const good = 'a;c1;24.09.2026;1.284,50\nb;c2;25.09.2026;2.041,07\nc;c3;26.09.2026;764,18\n';

test('before anything counts, the table says what it would change and what would be refused', async () => {
  stageFiles([file('bestellungen.csv', `${head}${good}d;c4;31.06.2026;10,00\n`)]);
  const region = await staged('bestellungen.csv', 'ready');
  const text = plain(region.textContent);
  for (const part of ['Orders', 'Decimal comma', '3new', '0updated', '0unchanged', '1 row will be refused, for 1 reason'])
    expect(text).toContain(part);
  expect((await theWarehouse()).current().imports).toEqual([]);
});

test('the preview shows each value as it will be read, and the refused cell with its reason', async () => {
  stageFiles([file('bestellungen.csv', `${head}${good}d;c4;31.06.2026;10,00\n`)]);
  const region = await staged('bestellungen.csv', 'ready');
  await userEvent.click(within(region).getByRole('button', { name: 'Show mapping and preview' }));
  const table = await within(region).findByRole('table', {}, patient);
  expect(await within(table).findByText('€1,284.50', {}, patient)).toBeTruthy();
  expect(within(table).getByText('24 Sept 2026')).toBeTruthy();
  const refused = within(table).getByText('31.06.2026').closest('tr');
  expect(plain(refused?.textContent)).toContain('not a date');
  // The neighbours of a refused cell are read all the same.
  expect(plain(refused?.textContent)).toContain('€10.00');
});

test('a cell that is edited by hand falls out of the refused ones at once, and is imported as it was written', async () => {
  stageFiles([file('bestellungen.csv', `${head}${good}d;c4;31.06.2026;10,00\n`)]);
  const region = await staged('bestellungen.csv', 'ready');
  await userEvent.click(within(region).getByRole('button', { name: 'See it' }));
  await userEvent.click(within(region).getByRole('button', { name: 'Edit 1 cell' }));
  const field = within(region).getByLabelText<HTMLInputElement>('ordered_at, line 5');
  await userEvent.clear(field);
  await userEvent.type(field, '30.06.2026');
  await userEvent.click(within(region).getByRole('button', { name: 'Read these instead' }));
  await waitFor(() => expect(plain(region.textContent)).toContain('4new'), patient);
  expect(plain(region.textContent)).not.toContain('will be refused');
  await userEvent.click(within(region).getByRole('button', { name: 'Import' }));
  await staged('bestellungen.csv', 'done');
  expect((await theWarehouse()).current().imports[0]?.summary.accounting).toMatchObject({ loaded: 4, refused: 0 });
});

test('an answer is kept for the form: the next file of it asks nothing, says so, and can be made to ask again', async () => {
  const answers = (rows: string) => `responded_at,kind,score\n${rows}`;
  stageFiles([file('march.csv', answers('03/04/2026,nps,9\n05/06/2026,nps,3\n'))]);
  const first = await staged('march.csv', 'question');
  await userEvent.click(within(first).getByRole('radio', { name: /^Month first/ }));
  await userEvent.click(within(first).getByRole('button', { name: 'Answer' }));
  await staged('march.csv', 'ready');
  await userEvent.click(within(first).getByRole('button', { name: 'Import' }));
  await staged('march.csv', 'done');
  await screen.findByText(/Remembered: .*march\.csv/, {}, patient);
  // It is still known after the app was opened again.
  await readMappings();
  stageFiles([file('april.csv', answers('04/05/2026,nps,10\n'))]);
  const second = await staged('april.csv', 'ready');
  expect(plain(second.textContent)).toContain('Mapped as you did on');
  await userEvent.click(within(second).getByRole('button', { name: 'Forget how april.csv was mapped' }));
  await staged('april.csv', 'question');
  expect(screen.queryByText(/Remembered: .*march\.csv/)).toBeNull();
});

test('a file of which the same content is in already says so before it is imported', async () => {
  stageFiles([file('one.csv', head + good)]);
  const first = await staged('one.csv', 'ready');
  await userEvent.click(within(first).getByRole('button', { name: 'Import' }));
  await staged('one.csv', 'done');
  stageFiles([file('two.csv', head + good)]);
  const second = await staged('two.csv', 'ready');
  expect(plain(second.textContent)).toContain('This is the content of one.csv');
  expect(plain(second.textContent)).toContain('0new0updated3unchanged');
});

test('rows without a key say before the first import that they can’t be updated later', async () => {
  stageFiles([file('bestellungen.csv', 'customer_id;ordered_at;amount\nc1;24.09.2026;1.284,50\nc2;25.09.2026;2.041,07\n')]);
  const region = await staged('bestellungen.csv', 'ready');
  expect(plain(region.textContent)).toContain('These orders have no order_id: they can’t be updated later');
});

test('rows that wait for their record are counted and can be downloaded, before and after the import', async () => {
  stageFiles([file('tickets.csv', 'ticket_id,created_at\na,2026-10-01\n')]);
  await userEvent.click(within(await staged('tickets.csv', 'ready')).getByRole('button', { name: 'Import' }));
  await staged('tickets.csv', 'done');
  stageFiles([file('handled.csv', 'ticket_id,handle_seconds,first_response_at\na,60,2026-10-02\nz,90,2026-10-02\n')]);
  const region = await staged('handled.csv', 'ready');
  expect(plain(region.textContent)).toContain('1 row waits for its record');
  const saved: Blob[] = [];
  const original = URL.createObjectURL;
  URL.createObjectURL = (blob: Blob) => {
    saved.push(blob);
    return original(blob);
  };
  await userEvent.click(within(region).getByRole('button', { name: 'Download 1 waiting row of handled.csv' }));
  await waitFor(() => expect(saved).toHaveLength(1), patient);
  URL.createObjectURL = original;
  expect(await saved[0]?.text()).toContain('z,');
  expect(await saved[0]?.text()).not.toContain('a,');
});

test('a file of exchange rates is known as such, kept by Import, and what waited for it is counted again', async () => {
  stageFiles([file('bestellungen.csv', `${head}${good}d;c4;28.09.2026;CHF 100,00\n`)]);
  const waiting = await staged('bestellungen.csv', 'ready');
  expect(plain(waiting.textContent)).toContain('1 row will be refused');
  stageFiles([file('kurse.csv', 'Monat;USD;CHF\n2026-09;1,17;0,93\n')]);
  const region = await screen.findByRole('region', { name: 'kurse.csv' }, patient);
  await userEvent.click(await within(region).findByRole('button', { name: '1 EUR is 1,17 USD' }, patient));
  await staged('kurse.csv', 'ready');
  expect(plain(region.textContent)).toContain('Exchange rates');
  await userEvent.click(within(region).getByRole('button', { name: 'Import' }));
  await waitFor(() => expect(plain(waiting.textContent)).toContain('4new'), patient);
  expect(plain(waiting.textContent)).not.toContain('will be refused');
});
