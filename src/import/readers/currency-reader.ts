import { currenciesOf } from '../values/currency-mark';
import { isEmpty, textOf } from './cell-text';
import type { CellReader, ReadContext } from './reader';
import { type Refusal, shown } from './refusal';

/** The currency that a sign or code means here: one of `wanted` when it may be that (a shared sign fits it), else its likeliest. */
export function meantCurrency(mark: string, wanted: readonly string[]): string | undefined {
  const candidates = currenciesOf(mark);
  return wanted.find((currency) => candidates.includes(currency)) ?? candidates[0];
}

const unknownCurrency = (text: string): Refusal => ({
  reason: 'currency-unknown',
  text: `“${shown(text)}” is not a currency, such as EUR or $`,
  group: 'not a currency',
});

/** Reads the currency of the row's amount; nothing of it is stored. */
export function currencyReader(context: ReadContext): CellReader {
  const wanted = [context.currency];
  return {
    field: '',
    turn: 0,
    commit: () => undefined,
    take: () => ({ kind: 'text', offsets: new Int32Array(1), bytes: new Uint8Array(0) }),
    sum: () => ({ filled: 0, sum: 0 }),
    read(bytes, start, end) {
      if (isEmpty(bytes, start, end)) return undefined;
      const text = textOf(bytes, start, end).trim();
      const currency = meantCurrency(text, wanted);
      if (currency === undefined) return unknownCurrency(text);
      context.row.currency = currency;
      return undefined;
    },
  };
}
