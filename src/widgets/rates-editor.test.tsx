import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { forgetRates, ratesFor } from '../store/rates';
import { changeSettings } from '../store/settings';
import { connectWorkspace } from '../store/workspace';
import { openWarehouse } from '../warehouse/duckdb/open-warehouse';
import { RatesEditor } from './rates-editor';

afterEach(cleanup);

test('a rate is typed with either decimal mark, refused with a sentence, and kept but not used under another currency', async () => {
  const warehouse = await connectWorkspace(() => openWarehouse({ zone: 'UTC', currency: 'EUR', now: Date.now }));
  await changeSettings({ locale: 'en-GB', currency: 'EUR' });
  forgetRates();
  render(<RatesEditor />);
  const rate = screen.getByLabelText('Rate in EUR');
  await userEvent.type(rate, '-1{Enter}');
  expect(screen.getByRole('alert').textContent).toBe('Type a rate above zero, such as 0.92.');
  await userEvent.clear(rate);
  await userEvent.type(rate, '0,92{Enter}');
  expect(await screen.findByText(/1 USD = 0.92 EUR/)).toBeTruthy();
  expect(screen.getByText(/typed by you on/)).toBeTruthy();
  expect(ratesFor('EUR')).toEqual([{ currency: 'USD', rate: 0.92 }]);
  await changeSettings({ currency: 'CHF' });
  expect(await screen.findByText(/Not used: of EUR/)).toBeTruthy();
  expect(ratesFor('CHF')).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Remove the rate of USD, any month' }));
  await waitFor(() => expect(screen.queryByText(/1 USD/)).toBeNull());
  await warehouse.close();
});
