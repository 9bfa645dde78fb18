import type { RatesOptions } from '../import/rates/rates';
import { setRates } from './rates';
import { readRatesFile } from './rates-file';
import { currentSettings } from './settings';
import { findStaged, patchStaged } from './staged';
import { recountStaged } from './staging-import';

/** What one unit of a currency is in the reporting currency; what waits is counted again with it. */
export async function giveRate(currency: string, rate: number): Promise<void> {
  const { zone, currency: reporting } = currentSettings();
  await setRates([{ currency, rate }], { zone, currency: reporting }, { now: Date.now() });
  recountStaged();
}

/** Reads a table on the page as exchange rates, with what the user has answered. False when it holds none. */
export async function takeRates(id: string, answered: Partial<RatesOptions> = {}): Promise<boolean> {
  const staged = findStaged(id);
  if (!staged) return true;
  const options = { ...staged.rates?.options, ...answered, reporting: currentSettings().currency };
  const reading = await readRatesFile(staged.file, options);
  const [first] = reading.findings;
  if (!reading.asks && reading.rates.length === 0) {
    if (!staged.rates) return false;
    patchStaged(id, {
      rates: undefined,
      state: 'failed',
      error: {
        title: `${staged.name} holds no rate that can be used`,
        detail: first ? `Line ${first.line}: ${first.text}` : 'No row has a rate',
        next: 'Nothing of it was kept.',
      },
    });
    return true;
  }
  patchStaged(id, { rates: { options, reading }, problems: [], state: reading.asks ? 'question' : 'ready' });
  return true;
}
