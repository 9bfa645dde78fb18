import type { MappableField } from '../recognise/fields';
import type { NumberFault } from '../values/parse-number';

/** Why a cell is refused: a reason that groups, a sentence about the cell, and a phrase about all such cells. */
export type Refusal = { readonly reason: string; readonly text: string; readonly group: string };

/** A value as it stands in a sentence: cut when it is long. */
export const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

/** Refuses an empty cell of a field that a record can't do without. */
export function missing(field: MappableField, where: string): Refusal | undefined {
  if (!field.required && field.kind !== 'tenure') return undefined;
  return { reason: 'empty', text: `${where} is empty, and a record can't do without it`, group: 'cell is empty' };
}

export const unknownWord = (text: string, expected: string): Refusal => ({
  reason: 'word-unknown',
  text: `“${shown(text)}” is not ${expected}`,
  group: `not ${expected}`,
});

const markName = { '.': 'point', ',': 'comma' } as const;

/** Says why a number can't be read; under a decimal point, 1.284.50 may be 1.284,50 or a slip, so it is not guessed at. */
export function unreadableNumber(reason: NumberFault, text: string, mark: '.' | ','): Refusal {
  const value = `“${shown(text)}”`;
  const own = markName[mark];
  const other = markName[mark === '.' ? ',' : '.'];
  switch (reason) {
    case 'number-too-large':
      return { reason, text: `${value} is too large to be added exactly`, group: 'number too large' };
    case 'two-decimal-marks':
      return {
        reason,
        text: `${value} has two decimal ${own}s: one of them may part thousands, then the last is the decimal ${other}`,
        group: `Two decimal ${own}s`,
      };
    case 'other-decimal-mark':
      return {
        reason,
        text: `${value} is not a number with a decimal ${own}, only with a decimal ${other}`,
        group: `decimal ${other} in a column of decimal ${own}s`,
      };
    case 'number-unreadable':
      return { reason, text: `${value} is not a number with a decimal ${own}`, group: 'not a number' };
  }
}

export const percentRefused = (text: string, expected: string): Refusal => ({
  reason: 'percent',
  text: `“${shown(text)}” is a percentage, not ${expected}`,
  group: `a percentage, not ${expected}`,
});
