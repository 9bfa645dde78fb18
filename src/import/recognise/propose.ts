import { type DatasetId, isDimension, recordDatasets } from '../../model/dataset';
import type { ColumnMapping } from '../mapping';
import { closeness, plainHeader } from './aliases';
import type { ColumnFacts } from './column-facts';
import { fieldsByContent, foreignHeader } from './content';
import { type MappableField, mappableFields, missingFields } from './fields';
import { keyOf } from './mapped-fields';
import { ruleFor, suits, suitsAtAll } from './rule-for';
import { scoreCandidates } from './survey-question';
import { withTimes } from './time-columns';

export type Proposal = {
  readonly dataset: DatasetId;
  readonly columns: readonly ColumnMapping[];
  readonly confidence: number;
  readonly why: string;
  /** The file has the key and some further fields of records that other files bring in whole. */
  readonly completes?: true;
};

/** A file often has one order of day and month: what one column proves holds for those that prove nothing. */
export function shareOrder(columns: readonly ColumnMapping[]): readonly ColumnMapping[] {
  const proven = new Set(
    columns.flatMap(({ rule }) =>
      rule.kind === 'instant' && (rule.order === 'day-first' || rule.order === 'month-first') ? [rule.order] : [],
    ),
  );
  const [order] = proven;
  if (proven.size !== 1 || !order) return columns;
  return columns.map((column) =>
    column.rule.kind === 'instant' && column.rule.order === 'unknown' ? { ...column, rule: { ...column.rule, order } } : column,
  );
}

/** From here on a header is the field's own name: it wins over values of which few can be read. */
const OWN_NAME = 0.95;

type Assigned = Map<number, { readonly field: MappableField; readonly fit: number }>;

/** Whether the column names the survey and not the answer, of which each has an id of its own: as a key it would leave one of them. */
const namesForm = (name: string, { distinct, filled }: ColumnFacts): boolean =>
  plainHeader(name) === 'surveyid' && distinct < filled;

function assign(id: DatasetId, header: readonly string[], facts: readonly ColumnFacts[]): Assigned {
  const pairs = header.flatMap((name, index) =>
    mappableFields(id).flatMap((field) => {
      const close = closeness(id, field.id, name);
      const column = facts[index];
      if (close === undefined || !column || namesForm(name, column)) return [];
      const own = close >= OWN_NAME;
      if (!own && !suits(field, column)) return [];
      // A column of which nothing can be read keeps its name only where no other one takes its place.
      return [{ index, field, fit: close, last: own && !suitsAtAll(field, column) }];
    }),
  );
  pairs.sort((a, b) => Number(a.last) - Number(b.last) || b.fit - a.fit || a.index - b.index);
  const taken = new Set<string>();
  const assigned: Assigned = new Map();
  for (const { index, field, fit: close } of pairs) {
    if (assigned.has(index) || taken.has(field.id)) continue;
    assigned.set(index, { field, fit: close });
    taken.add(field.id);
  }
  if (id === 'customers' && taken.has('acquired_at')) dropStandIn(assigned, 'tenure');
  if (id === 'customers' && taken.has('churned_at')) dropStandIn(assigned, 'churned');
  return assigned;
}

function dropStandIn(assigned: Assigned, standIn: string): void {
  for (const [index, { field }] of assigned) if (field.id === standIn) assigned.delete(index);
}

const idsOf = (assigned: Assigned): ReadonlySet<string> => new Set([...assigned.values()].map(({ field }) => field.id));

/** Whether the names alone say that the file has only a key and some fields that records may lack. A file with a required field beside the
 * key is another list under the same ids (refunds by order), which would write over what it does not mean. */
function isCompleting(id: DatasetId, assigned: Assigned): boolean {
  const key = keyOf(id);
  const own = [...assigned.values()].filter(({ field }) => !isDimension(field.id));
  const named = own.find(({ field }) => field.id === key);
  const further = own.filter(({ field }) => field.id !== key);
  return (
    named !== undefined &&
    named.fit >= 0.85 &&
    !further.some(({ field }) => field.required) &&
    further.some(({ field, fit }) => fit >= 0.8 && field.kind !== 'currency' && field.kind !== 'id')
  );
}

/** A second column of the same name is no field of its own, whatever its values look like. */
const withoutRepeats = (header: readonly string[], facts: readonly ColumnFacts[]): readonly ColumnFacts[] =>
  facts.map((fact, index) => {
    const [, first] = /^(.+) \(\d+\)$/.exec(header[index] ?? '') ?? [];
    return first !== undefined && header.includes(first) ? { ...fact, filled: 0 } : fact;
  });

type Reasons = { readonly confidence: number; readonly why: string };

type Case = {
  readonly id: DatasetId;
  readonly header: readonly string[];
  readonly facts: readonly ColumnFacts[];
  readonly fileName: string;
  readonly assigned: Assigned;
  /** What only values tell, in words. */
  readonly guessed: readonly string[];
  /** Which column is the score will be asked. */
  readonly asked: boolean;
};

/** Whether the answers are the only numbers of a small table: among many columns some count reaches from 0 to 10 by chance. */
const isLoneScore = ({ header, facts, guessed, id }: Case): boolean =>
  id === 'surveys' &&
  header.length <= 8 &&
  guessed.some((each) => each.endsWith(' as score')) &&
  facts.filter(({ filled, numbers }) => filled > 0 && numbers >= 0.9).length === 1;

function judge(given: Case): Reasons {
  const { id, header, fileName, assigned, guessed, asked } = given;
  const missing = missingFields(id, idsOf(assigned), true).filter((field) => !(asked && field.id === 'score'));
  const own = [...assigned.values()].filter(({ field }) => !isDimension(field.id));
  if (missing.length > 0)
    return {
      confidence: Math.min(0.4, 0.08 * own.length),
      why: `no column for ${missing.map((field) => field.id).join(', ')}`,
    };
  const told = own.filter(({ fit }) => fit >= 0.75);
  const telling = told.length + (asked ? 1 : 0);
  const named = plainHeader(fileName).includes(id.slice(0, -1)) ? 1 : 0;
  const strength = own.reduce((sum, { fit }) => sum + fit, 0) / (own.length + 1);
  const alien = foreignHeader(id, header);
  const full = Math.min(0.99, 0.34 + 0.14 * Math.min(telling, 4) + 0.15 * named + 0.15 * strength);
  if (alien)
    return { confidence: Math.min(full, 0.45), why: `its columns would fit, but “${alien}” belongs to another kind of file` };
  if (guessed.length > 0) {
    const confidence = isLoneScore(given) ? 0.6 : Math.min(full, 0.55);
    return {
      confidence,
      why: `${guessed.join(' and ')} ${guessed.length === 1 ? 'is' : 'are'} told only by the values, not by a name`,
    };
  }
  const seen = told.slice(0, 4).map(({ field }) => field.id);
  return { confidence: full, why: seen.length > 0 ? `it has ${seen.join(', ')}` : 'its columns fit, but their names are vague' };
}

/** How the file would be read as that dataset, with how sure we are, 0 … 1. */
export function propose(id: DatasetId, header: readonly string[], facts: readonly ColumnFacts[], fileName: string): Proposal {
  const assigned = assign(id, header, facts);
  const asked = id === 'surveys' && !idsOf(assigned).has('score') && scoreCandidates(header, facts).length > 0;
  const completes = missingFields(id, idsOf(assigned), true).length > 0 && !asked && isCompleting(id, assigned);
  const guessed: string[] = [];
  if (!completes) {
    for (const [index, field] of fieldsByContent(id, withoutRepeats(header, facts), assigned)) {
      if (asked && field.id === 'score') continue;
      assigned.set(index, { field, fit: 0.3 });
      if (field.required) guessed.push(`“${header[index]}” as ${field.id}`);
    }
  }
  const columns = header.map((name, index): ColumnMapping => {
    const field = assigned.get(index)?.field;
    const column = facts[index];
    return field && column
      ? { index, name, field: field.id, rule: ruleFor(field, name, column) }
      : { index, name, rule: { kind: 'text' } };
  });
  const base = { dataset: id, columns: withTimes(shareOrder(columns), facts) };
  if (!completes) return { ...base, ...judge({ id, header, facts, fileName, assigned, guessed, asked }) };
  const brings = [...idsOf(assigned)].filter((field) => field !== keyOf(id));
  return { ...base, completes, confidence: 0.72, why: `it names ${id} by ${keyOf(id)} and adds ${brings.join(', ')}` };
}

const mapped = ({ columns }: Proposal): number => columns.filter(({ field }) => field !== undefined).length;

/** Proposals for all kinds of records, the likeliest first. */
export function proposals(header: readonly string[], facts: readonly ColumnFacts[], fileName: string): readonly Proposal[] {
  return recordDatasets
    .map(({ id }) => propose(id, header, facts, fileName))
    .sort((a, b) => b.confidence - a.confidence || mapped(b) - mapped(a));
}
