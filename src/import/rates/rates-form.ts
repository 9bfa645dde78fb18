import { currenciesOf } from '../values/currency-mark';

/** A cell of a file of rates: 1 `one` is `value` `other`, or, with `currency` alone, a number beside that currency. */
export type QuotedCell = { readonly value: string; readonly one?: string; readonly other?: string; readonly currency?: string };

/** Where a file of rates has what. `baseFor`: the base of numbers that name only one currency, undefined when it must be asked. */
export type RateForm = {
  readonly date: number | undefined;
  quotesOf(cells: readonly string[]): readonly QuotedCell[];
  baseFor(reporting: string): string | undefined;
};

const names = {
  date: /^(?:date|month|day|period|time|time period|datum|monat|tag|mois|jour|fecha|mes|dia|data|maand|dag|mese|giorno)$/,
  currency: /^(?:currency|currency code|code|iso|iso code|wahrung|devise|monnaie|moneda|divisa|moeda|valuta|munt)$/,
  pair: /^(?:pair|currency pair|symbol|ticker|wahrungspaar|paire|par)$/,
  from: /^(?:from|from currency|source|source currency|von)$/,
  to: /^(?:to|to currency|target|target currency|quote|quote currency|nach)$/,
  base: /^(?:base|base currency|basis|basiswahrung)$/,
  rate: /^(?:rate|exchange rate|fx rate|value|close|price|obs value|kurs|wechselkurs|taux|cours|tipo|tipo de cambio|cambio|taxa|koers|wisselkoers|tasso)$/,
} as const;

const plain = (header: string): string =>
  header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

const isCode = (name: string): boolean => /^[A-Z]{3}$/.test(name) && currenciesOf(name)[0] === name;

function pairIn(text: string): readonly [string, string] | undefined {
  const match = /^([A-Za-z]{3})[ /:_-]?([A-Za-z]{3})(?:=X)?$/.exec(text.trim());
  return match ? [match[1] ?? '', match[2] ?? ''] : undefined;
}

/** Names that a number beside a currency can only have in a file of rates. */
const unmistakable = /^(?!value$|close$|price$|obs value$|cambio$|cours$)/;

/** Whether a table with this header can be nothing but rates: each column is a date, a currency or its rate, named as such. */
export function isOnlyRates(header: readonly string[]): boolean {
  if (!ratesForm(header)) return false;
  const patterns = Object.values(names);
  return header.every((name) => {
    const plainName = plain(name);
    if (plainName === '' || isCode(name.trim())) return true;
    return patterns.some((pattern) => pattern.test(plainName)) && (!names.rate.test(plainName) || unmistakable.test(plainName));
  });
}

/** How a file of rates with this header is to be read; undefined when it is none. */
export function ratesForm(header: readonly string[]): RateForm | undefined {
  const plainNames = header.map(plain);
  const place = (name: keyof typeof names): number | undefined => {
    const index = plainNames.findIndex((each) => names[name].test(each));
    return index < 0 ? undefined : index;
  };
  const date = place('date');
  const at = (cells: readonly string[], index: number): string => (cells[index] ?? '').trim();
  const rate = place('rate');
  const [currency, pair, from, to, base] = [place('currency'), place('pair'), place('from'), place('to'), place('base')];
  const asIs = (reporting: string): string | undefined => reporting;
  if (rate !== undefined && pair !== undefined)
    return {
      date,
      baseFor: asIs,
      quotesOf: (cells) => {
        const [one, other] = pairIn(at(cells, pair)) ?? [at(cells, pair) || '?', '?'];
        return [{ value: at(cells, rate), one, other }];
      },
    };
  const one = from ?? base;
  const other = to ?? currency;
  if (rate !== undefined && one !== undefined && other !== undefined)
    return {
      date,
      baseFor: asIs,
      quotesOf: (cells) => [{ value: at(cells, rate), one: at(cells, one), other: at(cells, other) }],
    };
  const single = currency ?? from;
  if (rate !== undefined && single !== undefined)
    return { date, baseFor: asIs, quotesOf: (cells) => [{ value: at(cells, rate), currency: at(cells, single) }] };
  const codes = header.flatMap((name, index) => (isCode(name.trim()) ? [{ index, currency: name.trim() }] : []));
  const others = header.filter((name, index) => name.trim() !== '' && index !== date && !isCode(name.trim()));
  if (date === undefined || codes.length === 0 || others.length > codes.length) return undefined;
  const listed = new Set(codes.map((code) => code.currency));
  return {
    date,
    // Central banks publish in units per euro, and leave out the euro's own column.
    baseFor: (reporting) => (!listed.has(reporting) ? reporting : listed.has('EUR') ? undefined : 'EUR'),
    quotesOf: (cells) => codes.map((code) => ({ value: at(cells, code.index), currency: code.currency })),
  };
}
