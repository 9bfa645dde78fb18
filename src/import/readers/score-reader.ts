import type { Rule } from '../mapping';
import type { MappableField } from '../recognise/fields';
import { decimal, parseDecimal } from '../values/parse-number';
import { parseOutOf, parseScoreWord, parseVerdict } from '../values/parse-score';
import { isEmpty, textOf } from './cell-text';
import { DoubleBuilder } from './column-builder';
import { type CellReader, filling, type ReadContext } from './reader';
import { missing, percentRefused, type Refusal, shown, unknownWord, unreadableNumber } from './refusal';

type ScoreRule = Extract<Rule, { kind: 'score' }>;

/** Lowest and highest answer of a scale. */
export const scaleRanges = {
  '0-10': [0, 10],
  '1-5': [1, 5],
  '1-7': [1, 7],
  '1-10': [1, 10],
  '0-100': [0, 100],
  'good-bad': [1, 5],
  stars: [1, 5],
  words: [1, 5],
} as const;

const mixed = (text: string, expected: string): Refusal => ({
  reason: 'score-mixed',
  text: `“${shown(text)}” stands in a column of ${expected}: the column mixes scales`,
  group: `another kind of answer than ${expected}`,
});

const offScale = (value: number, low: number, high: number, kind: string | undefined): Refusal => ({
  reason: 'score-off-scale',
  text: `${value} is not on the scale ${low} to ${high} of ${kind ?? 'this survey'}`,
  group: `not on the scale ${low} to ${high}`,
});

/** Reads answers onto the scale of their survey: NPS keeps 0–10 and CES 1–7, CSAT answers are mapped evenly to 1–5. */
export function scoreReader(
  field: MappableField,
  name: string,
  rule: ScoreRule,
  context: ReadContext,
  capacity: number,
): CellReader {
  const builder = new DoubleBuilder(capacity);

  /** Words and stars, which name their place on the scale themselves; [from, to] is the scale on which they are stored. */
  function named(text: string, row: number, from: number, to: number): Refusal | undefined {
    const place =
      rule.scale === 'good-bad' ? verdictPlace(text) : rule.scale === 'words' ? parseScoreWord(text) : starsPlace(text);
    if (place === undefined) {
      const expected = { 'good-bad': 'good or bad', words: 'a word of satisfaction', stars: 'a number of stars' };
      const scale = rule.scale === 'good-bad' || rule.scale === 'words' ? rule.scale : 'stars';
      return /\d/.test(text) ? mixed(text, expected[scale]) : unknownWord(text, expected[scale]);
    }
    if (place < 0 || place > 1) return offScale(1 + place * 4, 1, 5, context.row.kind);
    builder.write(row, from + place * (to - from));
    return undefined;
  }

  return {
    ...filling(field.id, builder),
    read(bytes, start, end, row) {
      builder.mark(row, false);
      if (isEmpty(bytes, start, end)) return missing(field, name);
      const { kind } = context.row;
      const own = kind === 'nps' ? ([0, 10] as const) : kind === 'ces' ? ([1, 7] as const) : scaleRanges[rule.scale];
      const [low, high] = own;
      const [from, to] = kind === 'nps' || kind === 'ces' ? own : ([1, 5] as const);
      const inWords = rule.scale === 'good-bad' || rule.scale === 'words';
      if (kind !== 'nps' && inWords) {
        const text = textOf(bytes, start, end);
        if (kind !== 'ces' || /\p{L}/u.test(text)) return named(text, row, from, to);
      }
      const fault = parseDecimal(bytes, start, end, rule.decimal, 6);
      let { value } = decimal;
      if (fault || decimal.currency !== '') {
        const text = textOf(bytes, start, end);
        const of = parseOutOf(text);
        if (of && rule.scale === 'stars' && kind !== 'nps') return named(text, row, from, to);
        if (!of || of.high !== high) {
          if (of || parseScoreWord(text) !== undefined || parseVerdict(text) !== undefined)
            return mixed(text, `answers from ${low} to ${high}`);
          return unreadableNumber(fault ?? 'number-unreadable', text, rule.decimal);
        }
        value = of.value;
      } else if (decimal.percent && high !== 100)
        return percentRefused(textOf(bytes, start, end), `an answer from ${low} to ${high}`);
      if (value < low || value > high || (kind === 'nps' && !Number.isInteger(value))) return offScale(value, low, high, kind);
      builder.write(row, from + ((value - low) / (high - low)) * (to - from));
      return undefined;
    },
  };
}

function verdictPlace(text: string): number | undefined {
  const verdict = parseVerdict(text);
  return verdict === undefined ? undefined : (verdict - 1) / 4;
}

function starsPlace(text: string): number | undefined {
  const stars = parseOutOf(text);
  return stars === undefined || stars.high < 2 ? undefined : (stars.value - 1) / (stars.high - 1);
}
