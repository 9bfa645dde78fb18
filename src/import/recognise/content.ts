import type { DatasetId } from '../../model/dataset';
import type { ColumnFacts } from './column-facts';
import { type MappableField, mappableFields } from './fields';
import { keyOf } from './mapped-fields';

const share = (facts: ColumnFacts, pattern: RegExp): number =>
  facts.examples.length === 0 ? 0 : facts.examples.filter(({ value }) => pattern.test(value)).length / facts.examples.length;

const isEmail = ({ emails }: ColumnFacts): boolean => emails >= 0.9;
const isMoney = (facts: ColumnFacts): boolean =>
  facts.numbers >= 0.9 && facts.onlyCurrencies === 0 && share(facts, /[$€£¥₹]|\b[A-Z]{3}\b/) >= 0.9;
const isDate = ({ dates }: ColumnFacts): boolean => dates >= 0.9;
const isCode = (facts: ColumnFacts): boolean =>
  facts.filled >= 3 && facts.idLike && facts.emails < 0.1 && facts.dates < 0.1 && share(facts, /^.{3,}$/) >= 0.9;

/** Whole numbers from 0 to 10 that reach both ends, as answers of many people do. */
const isZeroToTen = (facts: ColumnFacts): boolean =>
  facts.filled >= 5 &&
  facts.integers === 1 &&
  facts.low >= 0 &&
  facts.low <= 4 &&
  facts.high >= 9 &&
  facts.high <= 10 &&
  share(facts, /^\d{1,2}$/) === 1;

const tests: Readonly<Record<string, (facts: ColumnFacts) => boolean>> = {
  customer_id: isEmail,
  acquired_at: isDate,
  created_at: isDate,
  resolved_at: isDate,
  converted_at: () => false,
  ordered_at: isDate,
  responded_at: isDate,
  date: isDate,
  amount: isMoney,
  score: isZeroToTen,
};

/** Fields for which the content of a column that no name explains speaks, by column. Two dates are the beginning and the end; beside a beginning
 * that has its name, a date without one could be anything. */
export function fieldsByContent(
  dataset: DatasetId,
  facts: readonly ColumnFacts[],
  taken: ReadonlyMap<number, { readonly field: MappableField }>,
): ReadonlyMap<number, MappableField> {
  const found = new Map<number, MappableField>();
  const filled = new Set([...taken.values()].map(({ field }) => field.id));
  const key = keyOf(dataset);
  const wanted = mappableFields(dataset)
    .filter(
      ({ id, required }) => !filled.has(id) && (required || id === key || (id === 'resolved_at' && !filled.has('created_at'))),
    )
    .sort((a, b) => Number(b.required) - Number(a.required));
  for (const field of wanted) {
    const fits = tests[field.id] ?? (field.id === key ? isCode : undefined);
    if (!fits) continue;
    const index = facts.findIndex((fact, place) => !taken.has(place) && !found.has(place) && fact.filled > 0 && fits(fact));
    if (index >= 0) found.set(index, field);
  }
  return found;
}

/** What stands in the way of taking a file for that dataset although its columns would do: the names that other kinds of files have. */
const foreign: Readonly<Partial<Record<DatasetId, RegExp>>> = {
  spend:
    /^(?:(?:running |closing |account )?balance|saldo|kontostand|solde|iban|bic|sort ?code|account ?(?:number|no\.?)|debit|credit|payee|beneficiary|valuta(?:datum)?|verwendungszweck|value date|transaction (?:type|description)|stock|sku)$/i,
  orders:
    /^(?:(?:running |closing |account )?balance|saldo|kontostand|solde|iban|bic|stock|in stock|list price|msrp|ean|gtin|barcode)$/i,
  leads: /^(?:birthday|date of birth|dob|geburtstag|anniversary|iban|balance|stock|sku|salary|hire date)$/i,
  customers:
    /^(?:birthday|date of birth|dob|geburtstag|anniversary|iban|balance|stock|sku|salary|hire date|job title|department|employee id)$/i,
  tickets: /^(?:iban|balance|stock|sku|price|birthday|(?:html_)?body|public|field_name)$/i,
};

/** The header that says the file is of another kind than the dataset. */
export const foreignHeader = (dataset: DatasetId, header: readonly string[]): string | undefined =>
  header.find((name) => foreign[dataset]?.test(name.trim()));
