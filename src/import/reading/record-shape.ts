import type { ColumnMapping, Mapping } from '../mapping';
import type { Tokens } from '../text/tokenize';

/** Columns of issue trackers that are written once for each value, so that a row may have more of them than the header. */
const manyValued =
  /^(?:labels?|components?(?:\/s)?|fix versions?(?:\/s)?|affects versions?(?:\/s)?|sprint|comments?|attachments?|watchers?|log work|others)$/i;

/** The number of cells that a row should have. A column may be mapped twice, so its mappings are not counted. */
export const widthOf = (columns: readonly ColumnMapping[]): number =>
  columns.reduce((widest, { index }) => Math.max(widest, index + 1), 0);

/** From which column on cells may have moved to the right when a row is wider than the header. */
function firstRepeated({ columns, vendor }: Mapping): number | undefined {
  const names = new Set(columns.map(({ name }) => name));
  const repeated = columns.filter(({ name }) => names.has(`${name} (2)`) || (vendor === 'Jira' && manyValued.test(name)));
  return repeated.length > 0 ? Math.min(...repeated.map(({ index }) => index)) : undefined;
}

/** Says whether a row that is wider than the header can be read all the same, and why. */
export function surplusRule(mapping: Mapping): (tokens: Tokens) => 'empty' | 'repeated' | undefined {
  const width = widthOf(mapping.columns);
  const moved = firstRepeated(mapping);
  const safe = moved !== undefined && mapping.columns.every(({ field, index }) => !field || index < moved);
  return (tokens) => {
    let empty = true;
    for (let index = width; index < tokens.cells; index++) if (tokens.ends[index] !== tokens.starts[index]) empty = false;
    return empty ? 'empty' : safe ? 'repeated' : undefined;
  };
}

export function isBlank(tokens: Tokens): boolean {
  for (let index = 0; index < tokens.cells; index++) if (tokens.ends[index] !== tokens.starts[index]) return false;
  return !tokens.flaw;
}
