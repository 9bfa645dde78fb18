import type { Mapping } from '../mapping';
import type { Refusal } from '../readers/refusal';
import { cellText, type Flaw, type LineEnds, type Tokens } from '../text/tokenize';
import type { findingList } from './finding-list';

const flaws: Readonly<Record<Flaw, string>> = {
  'text-after-quote': 'text follows a closing quote; double the quotes inside the cell',
  'unclosed-quote': 'a quote opens and is never closed',
};

/** The cells of a record as text; one that could not be split is one cell. */
export const cellsOf = (tokens: Tokens): readonly string[] =>
  tokens.flaw
    ? [new TextDecoder().decode(tokens.bytes.subarray(tokens.from, tokens.to))]
    : Array.from({ length: tokens.cells }, (_, index) => cellText(tokens, index));

export const flawed = (flaw: Flaw): Refusal => ({ reason: flaw, text: flaws[flaw], group: flaws[flaw] });

/** Why a row with another number of cells than the header is refused. */
export const wrongWidth = (cells: number, width: number): Refusal => ({
  reason: cells < width ? 'too-few-cells' : 'too-many-cells',
  text: `the row has ${cells} ${cells === 1 ? 'cell' : 'cells'}, the header ${width}`,
  group: cells < width ? 'too few cells' : 'too many cells',
});

/** Notes about whole rows: what was not counted, or kept although it looks odd. */
export function rowNotes(list: ReturnType<typeof findingList>) {
  const note = ({ record, line }: Pick<Tokens, 'record' | 'line'>, reason: string, text: string, group: string): void =>
    list.add({ severity: 'note', record, line, reason, text }, group);
  return {
    footer(tokens: Tokens): void {
      const first = cellsOf(tokens).find((cell) => cell.trim() !== '') ?? '';
      note(tokens, 'footer', `“${first}” is a line of totals or a footer and is not counted`, 'totals or footer, not counted');
    },
    surplus(tokens: Tokens, why: 'empty' | 'repeated'): void {
      if (why === 'empty')
        note(
          tokens,
          'surplus-empty',
          'empty cells stand behind the last column; the row was kept',
          'empty cells behind the last column',
        );
      else
        note(
          tokens,
          'surplus-repeated',
          'the row has more values of a repeated column than the header; no mapped column stands behind it, and the row was kept',
          'more values of a repeated column than the header has',
        );
    },
    /** Columns with the same name: only one of them was meant by each field. */
    sameNames(tokens: Tokens, columns: Mapping['columns']): void {
      const places = new Map<string, number[]>();
      for (const [index, cell] of cellsOf(tokens).entries())
        if (cell.trim() !== '') places.set(cell.trim(), [...(places.get(cell.trim()) ?? []), index]);
      for (const [name, indexes] of places) {
        const used = columns.filter(({ index, field }) => field && indexes.includes(index));
        if (indexes.length < 2 || used.length === 0) continue;
        const all = indexes.map((index) => index + 1).join(indexes.length === 2 ? ' and ' : ', ');
        const read = used.map(({ index, field }) => `column ${index + 1} is read as ${field}`).join(', ');
        const text = `columns ${all} are both called “${name}”: ${read}${used.length < indexes.length ? ', the other is not used' : ''}`;
        const plural =
          indexes.length === 2 ? text : text.replace('are both', 'are all').replace('the other is', 'the others are');
        note(tokens, 'same-name', plural, `${indexes.length} columns are called “${name}”`);
      }
    },
    backwards({ record, line }: Tokens, end: string, begin: string): void {
      list.add(
        { severity: 'note', record, line, column: end, reason: 'ends-before-it-begins', text: `it lies before ${begin}` },
        `before ${begin}: loaded, and left out of the time between the two`,
      );
    },
    bareQuote: (tokens: Tokens): void =>
      note(
        tokens,
        'bare-quote',
        'a quote stands inside a cell that is not quoted; it was kept as it is',
        'quote inside an unquoted cell, kept',
      ),
    lineEnds({ lf, crlf, cr }: LineEnds): void {
      if ([lf, crlf, cr].filter((count) => count > 0).length < 2) return;
      const text = `lines end in different ways (${crlf} CRLF, ${lf} LF, ${cr} CR)`;
      note({ record: 1, line: 1 }, 'mixed-line-ends', text, 'lines end in different ways');
    },
  };
}
