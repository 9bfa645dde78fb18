import type { Rate } from './rates';

/** A rate as a whole number of 10^−scale. */
export type ExactRate = Rate & { readonly digits: bigint; readonly scale: bigint };

type RatesOfCurrency = { fixed: ExactRate | undefined; readonly months: Map<string, ExactRate>; low: number; high: number };
export type RateBook = ReadonlyMap<string, RatesOfCurrency>;

function exactRate(rate: Rate): ExactRate {
  if (!(rate.rate > 0 && Number.isFinite(rate.rate))) throw new Error(`${rate.rate} is no rate of ${rate.currency}`);
  const [mantissa = '', exponent = '0'] = String(rate.rate).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0
    ? { ...rate, digits, scale: 10n ** BigInt(scale) }
    : { ...rate, digits: digits * 10n ** BigInt(-scale), scale: 1n };
}

/** The rates by currency and month; of two for the same month the later in the list holds. Throws for a rate that is none. */
export function rateBook(rates: readonly Rate[]): RateBook {
  const book = new Map<string, RatesOfCurrency>();
  for (const rate of rates) {
    const found = book.get(rate.currency) ?? { fixed: undefined, months: new Map(), low: rate.rate, high: rate.rate };
    if (rate.month === undefined) found.fixed = exactRate(rate);
    else found.months.set(rate.month, exactRate(rate));
    found.low = Math.min(found.low, rate.rate);
    found.high = Math.max(found.high, rate.rate);
    book.set(rate.currency, found);
  }
  return book;
}

/** The rate of that month (`2026-09`), else the one that holds for any month; undefined when there is neither. */
export function rateFor(book: RateBook, currency: string, month: string | undefined): ExactRate | undefined {
  const found = book.get(currency);
  return (month === undefined ? undefined : found?.months.get(month)) ?? found?.fixed;
}

/** The amount times the rate, rounded half away from zero; exact, whatever the number of digits. */
export function convert(amount: number, { digits, scale }: ExactRate): number {
  const product = BigInt(Math.abs(amount)) * digits;
  const rounded = Number((product * 2n + scale) / (scale * 2n));
  return amount < 0 && rounded !== 0 ? -rounded : rounded;
}

/** What is told of a converted row, and of all rows of its currency. */
export function rateNote(book: RateBook, used: ExactRate, reporting: string): { readonly text: string; readonly group: string } {
  const { currency, month, rate } = used;
  const all = book.get(currency);
  const rates = !all || all.low === all.high ? `at ${rate}` : `at rates from ${all.low} to ${all.high}`;
  return {
    text: `${currency} was converted to ${reporting} at ${rate}${month ? `, the rate of ${month}` : ''}`,
    group: `${currency} converted to ${reporting} ${rates}`,
  };
}
