import { isoDay } from '../../time/day';
import { localOfInstant } from '../../time/zone';
import type { Rule } from '../mapping';
import { convert, type ExactRate, rateFor, rateNote } from '../rates/rate-book';
import type { MappableField } from '../recognise/fields';
import { DAY } from '../values/calendar-instant';
import { currenciesOf } from '../values/currency-mark';
import { decimal, parseDecimal } from '../values/parse-number';
import { isEmpty, textOf } from './cell-text';
import { Int64Builder } from './column-builder';
import { meantCurrency } from './currency-reader';
import { type CellReader, filling, type ReadContext } from './reader';
import { missing, percentRefused, type Refusal, shown, unreadableNumber } from './refusal';

const halfAway = (value: number): number => Math.sign(value) * Math.round(Math.abs(value)) || 0;

/** Decimals that are read of the written unit, and what the whole number is divided by to be ten-thousandths. */
const written = { 1: [4, 1], 100: [2, 1], 1000000: [0, 100] } as const;

const noRate = (currency: string, reporting: string, month: string | undefined): Refusal => ({
  reason: 'no-rate',
  text: `the amount is in ${currency}, and there is no rate from ${currency} to ${reporting}${month ? ` for ${month}` : ''}: give one, and the row is converted`,
  group: `No rate for ${currency}`,
});

/** The month of a day by whose number of days since 1970 it is asked; rows mostly share their day. */
function monthClock(): (day: number) => string {
  let last = Number.NaN;
  let month = '';
  return (day) => {
    if (day !== last) {
      last = day;
      month = isoDay(day).slice(0, 7);
    }
    return month;
  };
}

/** Reads amounts into ten-thousandths of the reporting currency. Those in another currency are converted by the rate of the row's month;
 * without a rate they are refused. */
export function moneyReader(
  field: MappableField,
  name: string,
  rule: Extract<Rule, { kind: 'money' }>,
  context: ReadContext,
  capacity: number,
): CellReader {
  const builder = new Int64Builder(capacity);
  const [places, divisor] = written[rule.per ?? 1];
  const { row: state, currency: reporting } = context;
  const monthOf = monthClock();
  let used: ExactRate | undefined;

  const rowMonth = (): string | undefined =>
    Number.isNaN(state.at)
      ? undefined
      : monthOf(Math.floor((state.floating ? state.at : localOfInstant(state.at, context.changes)) / DAY));

  /** The currency of the amount just read, or why it has none. */
  function currencyOf(text: string): string | Refusal {
    const declared = state.currency || rule.currency || '';
    const mark = decimal.currency;
    if (mark === '') return declared || reporting;
    const meant = meantCurrency(mark, declared ? [declared] : [reporting]) ?? reporting;
    if (state.currency && !currenciesOf(mark).includes(state.currency))
      return {
        reason: 'currency-conflict',
        text: `“${shown(text)}” is in ${meant}, but the row says ${state.currency}`,
        group: 'two currencies for one amount',
      };
    return meant;
  }

  return {
    ...filling(field.id, builder),
    commit(row) {
      builder.commit(row);
      if (!used) return;
      const { text, group } = rateNote(context.rates, used, reporting);
      context.note('converted', text, group);
    },
    read(bytes, start, end, row) {
      used = undefined;
      if (isEmpty(bytes, start, end)) {
        builder.mark(row, false);
        return missing(field, name);
      }
      const fault = parseDecimal(bytes, start, end, rule.decimal, places);
      if (fault) return unreadableNumber(fault, textOf(bytes, start, end), rule.decimal);
      if (decimal.percent) return percentRefused(textOf(bytes, start, end), 'an amount of money');
      let amount = decimal.scaled;
      let { exact } = decimal;
      if (divisor !== 1) {
        exact &&= amount % divisor === 0;
        amount = halfAway(amount / divisor);
      }
      if (decimal.currency !== '' || state.currency !== '' || rule.currency) {
        const currency = currencyOf(textOf(bytes, start, end));
        if (typeof currency !== 'string') return currency;
        if (currency !== reporting) {
          const month = rowMonth();
          const rate = rateFor(context.rates, currency, month);
          if (!rate) return noRate(currency, reporting, month);
          amount = convert(amount, rate);
          if (!Number.isSafeInteger(amount)) return unreadableNumber('number-too-large', textOf(bytes, start, end), rule.decimal);
          used = rate;
        }
      }
      if (!exact)
        context.note(
          'rounded',
          `“${shown(textOf(bytes, start, end))}” has more than four decimals and was rounded`,
          'rounded to four decimals',
        );
      builder.write(row, amount);
      return undefined;
    },
  };
}
