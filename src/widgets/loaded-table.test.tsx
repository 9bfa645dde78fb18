import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { Queries } from '../queries/client';
import { changeSettings } from '../store/settings';
import { connectWorkspace, theWarehouse } from '../store/workspace';
import { orders, prepareFile } from '../testing/warehouse-in-browser';
import { openWarehouse } from '../warehouse/duckdb/open-warehouse';
import { LoadedTable } from './loaded-table';
import '../ui/theme.css';

const patient = { timeout: 40_000 };
const createObjectURL = URL.createObjectURL;

beforeAll(async () => {
  await connectWorkspace(() => openWarehouse({ zone: 'Europe/Berlin', currency: 'EUR', now: Date.now }));
  await changeSettings({ locale: 'en-GB' });
});

afterEach(async () => {
  URL.createObjectURL = createObjectURL;
  cleanup();
  const warehouse = await theWarehouse();
  await warehouse.remove(warehouse.current().imports.map(({ id }) => id));
});

test('what is exported changes nothing when it is dropped again', async () => {
  const warehouse = await theWarehouse();
  const { id } = await prepareFile(warehouse, orders('a,c1,2026-10-25,1.5,N\nb,c2,2026-10-26,20,\n'));
  await warehouse.commit([id]);
  const saved: Blob[] = [];
  URL.createObjectURL = (blob: Blob) => {
    saved.push(blob);
    return createObjectURL(blob);
  };
  render(
    <Queries>
      <LoadedTable />
    </Queries>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Export orders' }));
  await waitFor(() => expect(saved).toHaveLength(1), patient);
  await userEvent.click(await screen.findByRole('button', { name: 'Export all' }, patient));
  await waitFor(() => expect(saved).toHaveLength(2), patient);
  for (const [index, blob] of saved.entries()) {
    const again = await prepareFile(warehouse, new File([blob], `plumbline-orders-${index}.csv`));
    expect(again.changes).toEqual({ added: 0, updated: 0, unchanged: 2, orphans: 0 });
    await warehouse.discard([again.id]);
  }
});
