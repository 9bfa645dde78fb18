import type { ColumnMapping, Mapping, RowCondition, Rule } from '../mapping';
import { isReasonColumn } from '../reading/refused-rows';
import type { Inspection } from './inspection';
import { withQuestions } from './questions';

import { alikeFeed, marksOf, settleRemembered } from './settle-remembered';

const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

/** Names a header by its columns, in whatever order they stand and however they are spelled in case and spaces. Refused rows that were mended
 * are of the form of the file that they come from. */
export const fingerprintOf = (header: readonly string[]): string =>
  JSON.stringify(
    header
      .filter((name) => !isReasonColumn(name))
      .map(plain)
      .sort(),
  );

/** Where the columns of a header stand in another one, by name; undefined for those that are gone. */
function mover(mapping: Mapping, header: readonly string[]): (column: number) => number | undefined {
  const now = new Map(header.map((name, index) => [plain(name), index]));
  const then = new Map(mapping.columns.map(({ index, name }) => [index, plain(name)]));
  return (column) => now.get(then.get(column) ?? '');
}

function movedRule(rule: Rule, move: (column: number) => number | undefined): Rule {
  if (rule.kind !== 'instant' || rule.time === undefined) return rule;
  const { time, ...date } = rule;
  const moved = move(time);
  return moved === undefined ? date : { ...date, time: moved };
}

function movedColumns(mapping: Mapping, header: readonly string[]): readonly ColumnMapping[] {
  const move = mover(mapping, header);
  const columns: ColumnMapping[] = header.map((name, index) => ({ index, name, rule: { kind: 'text' } }));
  for (const column of mapping.columns) {
    const index = move(column.index);
    if (index === undefined || !column.field) continue;
    const moved: ColumnMapping = { ...column, index, name: header[index] ?? column.name, rule: movedRule(column.rule, move) };
    if (columns[index]?.field) columns.push(moved);
    else columns[index] = moved;
  }
  return columns;
}

function movedConditions({ only = [], ...mapping }: Mapping, header: readonly string[]): readonly RowCondition[] {
  const move = mover({ only, ...mapping }, header);
  return only.flatMap((condition) => {
    const column = move(condition.column);
    return column === undefined ? [] : [{ ...condition, column }];
  });
}

/**
 * The inspection with a mapping that the user corrected before for a file of the same header: columns are found by their names, those that are
 * gone are left out, and how the file is written (letters, delimiter, preamble, and what its cells prove about dates and numbers) stays as it
 * is found. `on` is the day of the correction as people say it: "2 July".
 */
export function applyRemembered(inspection: Inspection, remembered: Mapping, on: string): Inspection {
  const { encoding, delimiter, preamble, subheaders } = inspection.mapping;
  const { only: _only, edits: _edits, subheaders: _subheaders, ...kept } = remembered;
  const only = movedConditions(remembered, inspection.header);
  const { columns, yielded } = settleRemembered(inspection, remembered, movedColumns(remembered, inspection.header));
  const mapping: Mapping = {
    ...kept,
    encoding,
    delimiter,
    preamble,
    ...(subheaders ? { subheaders } : {}),
    ...(only.length > 0 ? { only } : {}),
    columns,
  };
  const also = inspection.also
    .filter((feed) => feed.mapping.dataset !== mapping.dataset || mapping.dataset === inspection.mapping.dataset)
    .map((feed) => alikeFeed(feed, columns, inspection.facts));
  const but = yielded.size > 0 ? `, but ${[...yielded.values()].join(' and ')}` : '';
  return withQuestions({
    ...inspection,
    mapping,
    also,
    answered: {
      ...inspection.answered,
      dataset: mapping.dataset,
      ...(yielded.has('decimal') || marksOf(columns).size === 0 ? {} : { decimal: 'remembered' }),
      ...(yielded.has('unit') ? {} : { 'duration-unit': 'remembered' }),
      ...(yielded.has('scale') ? {} : { 'score-scale': 'remembered' }),
      currency: 'remembered',
      'won-word': 'remembered',
    },
    guess: { ...inspection.guess, dataset: mapping.dataset, confidence: 0.99, why: `Mapped as you did on ${on}${but}` },
  });
}
