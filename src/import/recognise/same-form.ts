import { parseIsoDay } from '../../time/day';
import type { Mapping } from '../mapping';
import type { Inspection } from './inspection';

/** A file that a source sends again: read as before, or why it can't be. */
export type FormAgain = { readonly mapping: Mapping } | { readonly changed: string };

const listed = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');

function headerChange(before: readonly string[], now: readonly string[]): string | undefined {
  const gone = before.filter((name) => !now.includes(name));
  const added = now.filter((name) => !before.includes(name));
  if (gone.length > 0 && added.length > 0) return `${listed(gone.slice(0, 3))} gone, ${listed(added.slice(0, 3))} new`;
  if (gone.length > 0) return `${listed(gone.slice(0, 3))} gone`;
  if (added.length > 0) return `${listed(added.slice(0, 3))} new`;
  return before.some((name, index) => name !== now[index]) || before.length !== now.length
    ? 'the columns are in another order'
    : undefined;
}

/** A column whose dates are now proven to be written in the other order. */
const turnedColumn = ({ facts }: Inspection, former: Mapping): string | undefined =>
  former.columns.find(({ index, field, rule }) => {
    const fact = facts[index];
    if (!field || rule.kind !== 'instant' || !fact) return false;
    return (
      (rule.order === 'day-first' && fact.monthFirst && !fact.dayFirst) ||
      (rule.order === 'month-first' && fact.dayFirst && !fact.monthFirst)
    );
  })?.name;

/** Whether new content of a source has the columns that it had, and how it is read then: as before, but with the new content's own
 * encoding, delimiter and preamble, and without cells that were mended by hand. A list without dates counts from the day of the new content. */
export function formAgain(inspection: Inspection, former: Mapping): FormAgain {
  const change = headerChange(
    former.columns.map(({ name }) => name),
    inspection.mapping.columns.map(({ name }) => name),
  );
  if (change) return { changed: `The columns changed: ${change}.` };
  const turned = turnedColumn(inspection, former);
  if (turned !== undefined) return { changed: `The dates in “${turned}” are now written in another order.` };
  const { encoding, delimiter, preamble } = inspection.mapping;
  const { edits: _, countedOn, ...kept } = former;
  const day = parseIsoDay(inspection.modifiedOn);
  return {
    mapping: {
      ...kept,
      delimiter,
      preamble,
      encoding: inspection.encodingProven ? encoding : former.encoding,
      ...(countedOn === undefined ? {} : { countedOn: day ?? countedOn }),
    },
  };
}
