import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Queries } from '../queries/client';
import { forgetForm, readMappings, useRememberedForms } from '../store/mappings';
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

function Page() {
  const forms = useRememberedForms();
  return (
    <Queries>
      {useStaged().map((each) => (
        <StagedFile key={each.id} staged={each} />
      ))}
      <output>{forms.length} remembered</output>
    </Queries>
  );
}

beforeEach(() => {
  render(<Page />);
});

afterEach(async () => {
  clearStaged();
  cleanup();
  for (const fingerprint of fingerprints()) await forgetForm(fingerprint);
  const warehouse = await theWarehouse();
  await warehouse.remove(warehouse.current().imports.map(({ id }) => id));
});

let known: readonly string[] = [];
const fingerprints = (): readonly string[] => known;

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
  await waitFor(() => expect(screen.getByText('1 remembered')).toBeTruthy(), patient);
  // It is still known after the app was opened again.
  await readMappings();
  known = ['["kind","responded_at","score"]'];
  stageFiles([file('april.csv', answers('04/05/2026,nps,10\n'))]);
  const second = await staged('april.csv', 'ready');
  expect(plain(second.textContent)).toContain('Mapped as you did on');
  await userEvent.click(within(second).getByRole('button', { name: 'Forget how april.csv was mapped' }));
  await staged('april.csv', 'question');
  expect(screen.getByText('0 remembered')).toBeTruthy();
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
