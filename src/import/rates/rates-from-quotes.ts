/** In that month, or always: one `one` is `rate` `other`. */
export type Quote = { readonly month: string | undefined; readonly one: string; readonly other: string; readonly rate: number };

type FoundRate = { readonly currency: string; readonly month?: string; readonly rate: number };
type Edges = Map<string, Map<string, { sum: number; count: number }>>;

const neat = (rate: number): number => Number(rate.toPrecision(12));
const meanOf = ({ sum, count }: { sum: number; count: number }): number => sum / count;

function add(edges: Edges, { one, other, rate, month }: Quote): void {
  const from = edges.get(one) ?? new Map<string, { sum: number; count: number }>();
  const known = from.get(other);
  from.set(other, known && month !== undefined ? { sum: known.sum + rate, count: known.count + 1 } : { sum: rate, count: 1 });
  edges.set(one, from);
}

/** How many `to` one `from` is, as quoted, or as the inverse of what is quoted. */
function direct(edges: Edges, from: string, to: string): number | undefined {
  const quoted = edges.get(from)?.get(to);
  if (quoted) return meanOf(quoted);
  const inverse = edges.get(to)?.get(from);
  return inverse ? 1 / meanOf(inverse) : undefined;
}

function across(edges: Edges, names: ReadonlySet<string>, from: string, to: string): number | undefined {
  for (const through of names) {
    const first = direct(edges, from, through);
    const second = direct(edges, through, to);
    if (first !== undefined && second !== undefined) return first * second;
  }
  return undefined;
}

/** The rates to the reporting currency that the quotes give: directly, by their inverse, or through one other currency. Of several quotes in
 * a month the mean holds; of those without a month the last. `lost` are currencies from which none of that leads there. */
export function ratesFromQuotes(
  quotes: readonly Quote[],
  reporting: string,
): { readonly rates: readonly FoundRate[]; readonly lost: readonly string[]; readonly averaged: number } {
  const months = new Map<string | undefined, { readonly edges: Edges; readonly names: Set<string> }>();
  for (const quote of quotes) {
    const month = months.get(quote.month) ?? { edges: new Map(), names: new Set() };
    add(month.edges, quote);
    month.names.add(quote.one).add(quote.other);
    months.set(quote.month, month);
  }
  const rates: FoundRate[] = [];
  const lost = new Set<string>();
  let averaged = 0;
  for (const [month, { edges, names }] of months) {
    for (const from of edges.values()) for (const { count } of from.values()) averaged = Math.max(averaged, count);
    for (const currency of names) {
      if (currency === reporting) continue;
      const rate = direct(edges, currency, reporting) ?? across(edges, names, currency, reporting);
      if (rate === undefined) lost.add(currency);
      else rates.push({ currency, ...(month === undefined ? {} : { month }), rate: neat(rate) });
    }
  }
  return { rates, lost: [...lost], averaged };
}
