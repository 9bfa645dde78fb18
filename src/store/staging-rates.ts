import { setRates } from './rates';
import { currentSettings } from './settings';
import { recountStaged } from './staging';

/** What one unit of a currency is in the reporting currency; what waits is counted again with it. */
export async function giveRate(currency: string, rate: number): Promise<void> {
  const { zone, currency: reporting } = currentSettings();
  await setRates([{ currency, rate }], { zone, currency: reporting }, { now: Date.now() });
  recountStaged();
}
