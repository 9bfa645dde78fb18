import type { Rate } from '../import/rates';
import { currentSettings } from './settings';
import { recountStaged } from './staging';
import { theWarehouse } from './workspace';

let rates: readonly Rate[] = [];

/** What one unit of a currency is in the reporting currency; what waits is counted again with it. */
export async function giveRate(currency: string, rate: number): Promise<void> {
  rates = [...rates.filter((each) => each.currency !== currency), { currency, rate }];
  const { zone, currency: reporting } = currentSettings();
  (await theWarehouse()).configure({ zone, currency: reporting, rates });
  recountStaged();
}
