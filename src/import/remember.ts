import type { Inspection, QuestionId } from './inspection';
import type { Mapping } from './mapping';
import { withQuestions } from './questions';

/** How a form (files with the same header) was read when the user had corrected it. What holds for one file only is not part of it. */
export type Remembered = {
  readonly mapping: Omit<Mapping, 'edits' | 'countedOn' | 'preamble'>;
  readonly answered: Readonly<Partial<Record<QuestionId, string>>>;
};

/** What is worth keeping of an inspection that the user has corrected: neither edits of cells nor the day of one list. */
export function toRemember({ mapping, answered }: Inspection): Remembered {
  const { edits: _, countedOn: __, preamble: ___, ...kept } = mapping;
  const { 'counted-on': ____, ...answers } = answered;
  return { mapping: kept, answered: answers };
}

/** The inspection, read as its form was read before; undefined when the columns are not the same. */
export function asRemembered(inspection: Inspection, { mapping, answered }: Remembered): Inspection | undefined {
  const names = inspection.mapping.columns.map(({ name }) => name);
  const left = [...mapping.columns];
  const columns = names.flatMap((name, index) => {
    const at = left.findIndex((column) => column.name === name);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    return found ? [{ ...found, index }] : [];
  });
  if (columns.length !== names.length || left.length > 0) return undefined;
  const { encoding, delimiter, preamble } = inspection.mapping;
  return withQuestions({
    ...inspection,
    mapping: {
      ...mapping,
      columns,
      delimiter,
      preamble,
      encoding: inspection.encodingProven ? encoding : mapping.encoding,
    },
    answered: { ...answered, dataset: mapping.dataset },
  });
}

/** What names a form: its columns, in any order. */
export const formOf = (header: readonly string[]): string =>
  JSON.stringify(header.map((name) => name.trim().toLowerCase()).sort());
