import { isoDay } from '../../time/day';
import { DAY, type DateOrder, instant } from '../values/calendar-instant';
import { monthOf } from '../values/calendar-words';
import { currenciesOf } from '../values/currency-mark';
import { ordersOf, parseInstant } from '../values/parse-instant';
import { decimal, parseDecimal } from '../values/parse-number';
import { isMissingWord } from '../values/parse-word';
import { type RateForm, ratesForm } from './rates-form';
import { type Quote, ratesFromQuotes } from './rates-from-quotes';

/** One unit of `currency` is `rate` units of the reporting currency: in that month (`2026-09`), or in any month that has no rate of its own. */
export type Rate = { readonly currency: string; readonly month?: string; readonly rate: number };

/** What a number beside a currency counts: units of that currency for one of the base (`1 EUR = 1.08 USD`), or of the base for one of it. */
export type RateDirection = 'units-per-base' | 'base-per-unit';

type RateRecord = { readonly line: number; readonly cells: readonly string[] };

/** A cell of a file of rates that can't be used; `text` says why. */
export type RateFinding = { readonly line: number; readonly value: string; readonly reason: string; readonly text: string };

/** What a file of rates holds. With `asks` there are no rates yet: the caller asks and calls again with the answer. `averaged` is the
 * largest number of days of which a month's rate is the mean. */
export type RatesReading = {
  readonly rates: readonly Rate[];
  readonly findings: readonly RateFinding[];
  readonly averaged: number;
  readonly asks?:
    | { readonly id: 'direction'; readonly base: string; readonly currency: string; readonly value: string }
    | { readonly id: 'date-order'; readonly value: string }
    | { readonly id: 'base' };
};

export type RatesOptions = {
  readonly reporting: string;
  readonly direction?: RateDirection;
  readonly base?: string;
  readonly order?: 'day-first' | 'month-first';
};

const encoder = new TextEncoder();

/** The month of a date, or of a month as `2026-09`, `09/2026`, `2026M09`, `Sep 2026`; undefined when the text is neither. */
function monthIn(text: string, order: DateOrder): string | undefined {
  const cell = text.trim();
  if (cell.length > 40) return undefined;
  const numeric = /^(\d{4})(?:[-/.]|-?M)(\d{1,2})$/.exec(cell) ?? /^(\d{1,2})[-/.](\d{4})$/.exec(cell);
  if (numeric) {
    const [, a = '', b = ''] = numeric;
    const [year, month] = a.length === 4 ? [a, Number(b)] : [b, Number(a)];
    return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : undefined;
  }
  const named = /^(\p{L}{3,10})\.? (\d{4})$/u.exec(cell);
  if (named) {
    const month = monthOf((named[1] ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
    return month === undefined ? undefined : `${named[2]}-${String(month).padStart(2, '0')}`;
  }
  const bytes = encoder.encode(cell);
  if (!parseInstant(bytes, 0, bytes.length, order)) return undefined;
  return isoDay(Math.floor(instant.ms / DAY)).slice(0, 7);
}

/** A rate is never a whole thousand by its group separator alone, so the only mark in it is the decimal one. */
function rateIn(text: string): number | undefined {
  const bytes = encoder.encode(text);
  const mark = text.includes(',') && text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
  const fault = parseDecimal(bytes, 0, bytes.length, mark, 10);
  if (fault === 'number-too-large' && parseDecimal(bytes, 0, bytes.length, mark, 4)) return undefined;
  if ((fault && fault !== 'number-too-large') || decimal.percent || decimal.value <= 0) return undefined;
  return decimal.value;
}

/** The order of the dates: what one value proves, undefined when dates without a leading year prove nothing. */
function orderOf(
  form: RateForm,
  records: readonly RateRecord[],
  given: RatesOptions['order'],
): DateOrder | { ambiguous: string } {
  if (given || form.date === undefined) return given ?? 'year-first';
  let ambiguous: string | undefined;
  for (const { cells } of records) {
    const value = cells[form.date] ?? '';
    const orders = ordersOf(value);
    if (orders?.length === 1 && orders[0]) return orders[0];
    if (orders?.length === 2) ambiguous ??= value;
  }
  return ambiguous === undefined ? 'year-first' : { ambiguous };
}

/**
 * Reads a file of exchange rates: date or month (or none), currency or pair, and rate in rows; or a column for each currency, as central
 * banks publish them. Of several days in a month the mean holds. What the file does not say is asked: whether the numbers count units of the
 * currency or of the base, which is the base, which comes first in dates.
 */
export function parseRates(header: readonly string[], records: readonly RateRecord[], options: RatesOptions): RatesReading {
  const findings: RateFinding[] = [];
  const none = (asks?: RatesReading['asks']): RatesReading => ({ rates: [], findings, averaged: 0, ...(asks ? { asks } : {}) });
  const form = ratesForm(header);
  if (!form) {
    findings.push({
      line: 1,
      value: header.join(', '),
      reason: 'not-rates',
      text: 'a file of rates needs a column of currencies (or pairs) and one of rates, or a column for each currency',
    });
    return none();
  }
  const order = orderOf(form, records, options.order);
  if (typeof order !== 'string') return none({ id: 'date-order', value: order.ambiguous });
  const base = options.base ?? form.baseFor(options.reporting);
  const quotes: Quote[] = [];
  let example: { currency: string; value: string } | undefined;
  const refuse = (line: number, value: string, reason: string, text: string) => findings.push({ line, value, reason, text });

  for (const { line, cells } of records) {
    const dateCell = form.date === undefined ? undefined : (cells[form.date] ?? '');
    if (cells.every((cell) => cell.trim() === '')) continue;
    const month = dateCell === undefined ? undefined : monthIn(dateCell, order);
    if (dateCell !== undefined && month === undefined) {
      refuse(line, dateCell, 'date-unreadable', `“${dateCell}” is neither a date nor a month`);
      continue;
    }
    for (const { one, other, currency, value } of form.quotesOf(cells)) {
      if (isMissingWord(value)) continue;
      const rate = rateIn(value);
      const named = [one, other, currency].filter((name) => name !== undefined);
      const unknown = named.find((name) => currenciesOf(name)[0] === undefined);
      if (unknown !== undefined) refuse(line, unknown, 'currency-unknown', `“${unknown}” is not a currency`);
      else if (rate === undefined) refuse(line, value, 'rate-unreadable', `“${value}” is not a rate above zero`);
      else if (one !== undefined && other !== undefined) quotes.push({ month, one: codeOf(one), other: codeOf(other), rate });
      else if (currency !== undefined) {
        const code = codeOf(currency);
        if (code === (base ?? options.reporting)) continue;
        example ??= { currency: code, value };
        if (base && options.direction)
          quotes.push(
            options.direction === 'units-per-base'
              ? { month, one: base, other: code, rate }
              : { month, one: code, other: base, rate },
          );
      }
    }
  }
  if (example && !base) return none({ id: 'base' });
  if (example && base && !options.direction) return none({ id: 'direction', base, ...example });
  const { rates, lost, averaged } = ratesFromQuotes(quotes, options.reporting);
  for (const currency of lost)
    refuse(1, currency, 'no-path', `the rates of ${currency} do not lead to ${options.reporting}, the reporting currency`);
  return { rates, findings, averaged };
}

const codeOf = (mark: string): string => currenciesOf(mark)[0] ?? mark;
