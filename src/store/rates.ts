import * as v from 'valibot';
import { create } from 'zustand';
import type { Rate } from '../import/rates/rates';
import { repository } from './repository';
import { reconfigure } from './workspace';

/** A rate that the user gave. `against`: the reporting currency that it is counted in; under another one it is kept and not used. */
export type KeptRate = Rate & {
  readonly against: string;
  readonly setAt: number;
  /** The file that brought it; none when it was typed. */
  readonly file?: string;
};

const code = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));
const schema: v.GenericSchema<unknown, readonly KeptRate[]> = v.array(
  v.object({
    currency: code,
    month: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))),
    rate: v.pipe(v.number(), v.finite(), v.gtValue(0)),
    against: code,
    setAt: v.pipe(v.number(), v.finite()),
    file: v.optional(v.string()),
  }),
);

const store = repository<readonly KeptRate[]>('rates', 1, schema);
const useStore = create<{ readonly rates: readonly KeptRate[] }>(() => ({ rates: [] }));

export const useRates = (): readonly KeptRate[] => useStore(({ rates }) => rates);

/** The rates that hold under a reporting currency. */
export const ratesFor = (reporting: string): readonly Rate[] =>
  useStore
    .getState()
    .rates.filter(({ against }) => against === reporting)
    .map(({ currency, month, rate }) => ({ currency, rate, ...(month === undefined ? {} : { month }) }));

/** Reads what was kept; without anything kept there are no rates. */
export async function readRates(): Promise<void> {
  const rates = await store.read();
  if (rates) useStore.setState({ rates }, true);
}

/** What the rates are counted in, and the zone that the warehouse is told with them. */
export type Reporting = { readonly zone: string; readonly currency: string };

async function keep(rates: readonly KeptRate[], { zone, currency }: Reporting): Promise<void> {
  await store.update(() => rates);
  useStore.setState({ rates }, true);
  await reconfigure({ zone, currency, rates: ratesFor(currency) });
}

const same = (a: KeptRate, b: KeptRate): boolean => a.currency === b.currency && a.month === b.month && a.against === b.against;

/** Adds rates, each in the place of the one for the same currency and month. Rejects what is no rate, and changes nothing then. */
export async function setRates(
  rates: readonly Rate[],
  reporting: Reporting,
  { now, file }: { readonly now: number; readonly file?: string },
): Promise<void> {
  const added = rates.map((rate): KeptRate => ({ ...rate, against: reporting.currency, setAt: now, ...(file ? { file } : {}) }));
  const newest = added.filter((rate, index) => !added.slice(index + 1).some((later) => same(rate, later)));
  const kept = useStore.getState().rates.filter((rate) => !newest.some((each) => same(rate, each)));
  await keep([...kept, ...newest], reporting);
}

export const removeRate = (rate: KeptRate, reporting: Reporting): Promise<void> =>
  keep(
    useStore.getState().rates.filter((each) => !same(each, rate)),
    reporting,
  );

/** Nothing is kept any more; the screen forgets it too. */
export function forgetRates(): void {
  useStore.setState({ rates: [] }, true);
}
