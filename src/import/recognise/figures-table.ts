import { isDimension } from '../../model/dataset';
import { kpiNamed, kpiNames } from '../../model/kpi-names';
import type { ColumnMapping, Mapping } from '../mapping';
import { closeness } from './aliases';
import type { ColumnFacts } from './column-facts';
import { mappableField, mappableFields } from './fields';
import type { Feed, Inspection } from './inspection';
import { shareOrder } from './propose';
import { ruleFor, suits } from './rule-for';

type Found = {
  readonly header: readonly string[];
  readonly facts: readonly ColumnFacts[];
  readonly base: Pick<Mapping, 'encoding' | 'delimiter' | 'preamble' | 'subheaders'>;
};
type Understood = Pick<Inspection, 'mapping' | 'also' | 'guess'>;

const shares = new Set(['conversion-rate', 'churn-rate', 'retention-rate']);
const spans = new Set(['lead-response-time', 'first-response-time', 'handling-time']);
const otherUnit = /\b(?:min(?:ute)?s?|minuten|h|hrs?|hours?|stunden|days?|tage)\b/i;

/** The KPI that a header names, what stands in brackets or behind it as a unit aside. */
const kpiOf = (header: string): string | undefined =>
  kpiNamed(header) ?? kpiNamed(header.replace(/\s*[([][^)\]]*[)\]]\s*$/, '').replace(/\s*(?:in|,)?\s*[%€$]\s*$/, ''));

function valueColumn(index: number, name: string, facts: ColumnFacts, kpi: string): ColumnMapping {
  const percent = shares.has(kpi) && facts.percents === 0 && (facts.high > 1 || /%|percent/i.test(name));
  const rule = ruleFor(mappableField('figures', 'value'), name, facts);
  return { index, name, field: 'value', rule, ...(percent ? { suffix: '%' } : {}) };
}

/** Months without a day: what makes their first day of them. */
const months: readonly (readonly [RegExp, Pick<ColumnMapping, 'prefix' | 'suffix' | 'rule'>])[] = [
  [/^\d{4}-\d{1,2}$/, { suffix: '-01', rule: { kind: 'instant', order: 'year-first' } }],
  [/^\d{4}\/\d{1,2}$/, { suffix: '/01', rule: { kind: 'instant', order: 'year-first' } }],
  [/^\d{1,2}\/\d{4}$/, { prefix: '01/', rule: { kind: 'instant', order: 'day-first' } }],
  [/^\d{1,2}\.\d{4}$/, { prefix: '01.', rule: { kind: 'instant', order: 'day-first' } }],
  [/^\p{L}{3,10}\.?[ -]\d{4}$/u, { prefix: '1 ', rule: { kind: 'instant', order: 'day-first' } }],
];

const monthForm = ({ examples }: ColumnFacts) =>
  months.find(([form]) => examples.length > 0 && examples.every(({ value }) => form.test(value.trim())))?.[1];

function datedColumn(index: number, name: string, facts: ColumnFacts): ColumnMapping {
  const plain = { index, name, field: 'date', rule: ruleFor(mappableField('figures', 'date'), name, facts) };
  return { ...plain, ...monthForm(facts) };
}

/** The column that names the month or day of a row. */
function dateColumn({ header, facts }: Found, besides: ReadonlySet<number>): number | undefined {
  const date = mappableField('figures', 'date');
  const place = header.findIndex((name, index) => {
    const fact = facts[index];
    return (
      fact !== undefined &&
      fact.filled > 0 &&
      !besides.has(index) &&
      closeness('figures', 'date', name) !== undefined &&
      (suits(date, fact) || monthForm(fact) !== undefined)
    );
  });
  return place < 0 ? undefined : place;
}

type NamedColumn = { readonly kpi: string; readonly index: number; readonly name: string; readonly fact: ColumnFacts };

/** Why a column that is called like a KPI does not hold its value as it is counted here. */
function otherMeaning({ kpi, name, fact }: NamedColumn): string | undefined {
  if (spans.has(kpi) && otherUnit.test(name)) return `“${name}” is left out: totals of durations are in seconds.`;
  if (kpi === 'csat' && (fact.percents > 0 || fact.high > 5))
    return `“${name}” is left out: satisfaction is a mean score from 1 to 5, not a share.`;
  return undefined;
}

/** A sheet with a month in each row and a KPI in each column: one feed for each KPI. */
function wide(found: Found): Understood | undefined {
  const { header, facts, base } = found;
  const kpis = header.flatMap((name, index): readonly NamedColumn[] => {
    const kpi = kpiOf(name);
    const fact = facts[index];
    return kpi && fact && fact.numbers >= 0.6 ? [{ kpi, index, name, fact }] : [];
  });
  const named = kpis.filter((each) => !otherMeaning(each));
  const leftOut = kpis.flatMap((each) => otherMeaning(each) ?? []);
  const date = dateColumn(found, new Set(kpis.map(({ index }) => index)));
  const dateFact = date === undefined ? undefined : facts[date];
  const others = header.length - kpis.length - 1;
  if (date === undefined || !dateFact || named.length === 0 || others > kpis.length) return undefined;
  const feeds = named.map(({ kpi, index, name, fact }): Feed => {
    const columns = header.map((each, place): ColumnMapping => {
      if (place === index) return valueColumn(index, name, fact, kpi);
      if (place === date) return datedColumn(place, each, dateFact);
      return { index: place, name: each, rule: { kind: 'text' } };
    });
    const label = kpiNames.find(({ id }) => id === kpi)?.label ?? kpi;
    const unit = spans.has(kpi) ? ', read as seconds' : '';
    return {
      mapping: {
        dataset: 'figures',
        ...base,
        columns: shareOrder(columns),
        constants: { kpi },
        only: [{ column: index, is: 'filled' }],
      },
      label: `Totals of ${label.toLowerCase()}`,
      why: `“${name}” holds the finished value of each row${unit}`,
      on: true,
    };
  });
  const [main, ...also] = feeds;
  if (!main) return undefined;
  const sure = kpis.length > 1 || others === 0;
  return {
    mapping: main.mapping,
    also,
    guess: {
      dataset: sure ? 'figures' : undefined,
      confidence: sure ? 0.8 : 0.5,
      why: [
        `Each row is a total of a day or month: ${named.map(({ name }) => `“${name}”`).join(', ')} ${named.length === 1 ? 'names a KPI' : 'name KPIs'}.`,
        ...leftOut,
      ].join(' '),
    },
  };
}

const places: readonly string[] = ['date', 'kpi', 'numerator', 'denominator', 'value', 'n', 'end_date'];

/** A sheet with one total in each row: its KPI, its month, and its parts or its value. */
function long({ header, facts, base }: Found): Understood | undefined {
  const taken = new Set<string>();
  const columns = header.map((name, index): ColumnMapping => {
    const fact = facts[index];
    const fields = mappableFields('figures').filter(({ id }) => places.includes(id) || isDimension(id));
    const field = fields
      .flatMap((each) => {
        const fit = taken.has(each.id) ? undefined : closeness('figures', each.id, name);
        const fits = fact && (suits(each, fact) || (each.id === 'date' && monthForm(fact) !== undefined));
        return fit !== undefined && fits ? [{ each, fit }] : [];
      })
      .sort((a, b) => b.fit - a.fit)[0]?.each;
    if (!field || !fact) return { index, name, rule: { kind: 'text' } };
    taken.add(field.id);
    if (field.id === 'date') return datedColumn(index, name, fact);
    return { index, name, field: field.id, rule: ruleFor(field, name, fact) };
  });
  const kpi = columns.find(({ field }) => field === 'kpi');
  const examples = kpi ? (facts[kpi.index]?.examples ?? []) : [];
  const named = examples.filter(({ value }) => kpiNamed(value)).length;
  const parts = taken.has('numerator') && taken.has('denominator');
  // Single answers of surveys look alike (date, metric, score): a total has its parts or says how many it is of.
  if (
    !taken.has('date') ||
    examples.length === 0 ||
    named * 2 < examples.length ||
    !(parts || (taken.has('value') && taken.has('n')))
  )
    return undefined;
  return {
    mapping: { dataset: 'figures', ...base, columns: shareOrder(columns) },
    also: [],
    guess: {
      dataset: 'figures',
      confidence: 0.85,
      why: `Each row is a total of the KPI that “${kpi?.name}” names, with ${parts ? 'its two parts' : 'its value and how many it is of'}`,
    },
  };
}

/** A sheet of finished totals of KPIs; undefined for any other. */
export const figuresIn = (found: Found): Understood | undefined => long(found) ?? wide(found);
