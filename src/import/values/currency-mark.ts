/** Signs of currencies, each with those that use it, the likeliest first. */
const signs: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  '£': ['GBP', 'EGP', 'FKP', 'GIP', 'SHP'],
  '¥': ['JPY', 'CNY'],
  '￥': ['JPY', 'CNY'],
  '₹': ['INR'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'CLP', 'COP', 'ARS', 'TWD', 'BRL'],
  US$: ['USD'],
  C$: ['CAD'],
  CA$: ['CAD'],
  A$: ['AUD'],
  AU$: ['AUD'],
  NZ$: ['NZD'],
  S$: ['SGD'],
  HK$: ['HKD'],
  NT$: ['TWD'],
  MX$: ['MXN'],
  R$: ['BRL'],
  KR: ['SEK', 'NOK', 'DKK', 'ISK'],
  ZŁ: ['PLN'],
  KČ: ['CZK'],
  FT: ['HUF'],
  LEI: ['RON'],
  FR: ['CHF'],
  SFR: ['CHF'],
  RS: ['INR', 'PKR'],
  EURO: ['EUR'],
  EUROS: ['EUR'],
  '₺': ['TRY'],
  '₽': ['RUB'],
  '₴': ['UAH'],
  '₪': ['ILS'],
  '₩': ['KRW'],
  '฿': ['THB'],
  '₫': ['VND'],
  '₱': ['PHP'],
  '₦': ['NGN'],
  '₿': [],
};

const codes = new Set(Intl.supportedValuesOf('currency'));
const none: readonly string[] = [];
const known = new Map<string, readonly string[]>();

/** The currencies (ISO 4217) that a sign or a code may stand for, the likeliest first; empty when it is none. */
export function currenciesOf(mark: string): readonly string[] {
  if (mark.length > 6) return none;
  const found = known.get(mark);
  if (found) return found;
  const plain = mark.trim().replace(/\.$/, '').toUpperCase();
  const currencies = codes.has(plain) ? [plain] : (signs[plain] ?? none);
  if (known.size < 1000) known.set(mark, currencies);
  return currencies;
}

/** The currency that a header names, as `Amount spent (USD)`, `Kosten in EUR` or `Montant (€)`; undefined when it names none. */
export function currencyInHeader(header: string): string | undefined {
  const sign = /[€£₹]/.exec(header)?.[0];
  const words = header.match(/(?<![\p{L}\d])[A-Z]{3}(?![\p{L}\d])/gu) ?? [];
  const code = words.filter((word) => codes.has(word) && word !== 'ALL').at(-1);
  return code ?? (sign ? currenciesOf(sign)[0] : undefined);
}
