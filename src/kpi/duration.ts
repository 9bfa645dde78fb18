import type { DailyAnswer } from '../cube/answer';
import type { Flag, Reading } from '../model/reading';
import { meanInterval } from '../statistics/interval';
import type { Period } from '../time/period';
import type { TotalForm } from './kpi';
import { ratio } from './reading';

type Words = { readonly done: string; readonly records: string; readonly empty: string; readonly open?: string };

const NO_TIME_OR_MORE = { low: 0, high: Number.POSITIVE_INFINITY };

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 && share > 0 ? 1 : 0)}\u00a0%`;

function unanswered(open: number, records: number, words: Words): readonly Flag[] {
  if (!words.open || records === 0) return [];
  const share = percent(open / records);
  return [
    {
      id: 'unanswered',
      count: open,
      text: `${share} ${words.open}`,
      detail: `${open} of ${records} ${words.records} are ${words.open}: they are not in the mean`,
    },
  ];
}

function excluded(negative: number, records: number, words: Words): readonly Flag[] {
  if (negative === 0) return [];
  return [
    {
      id: 'excluded',
      text: `${negative} left out`,
      detail: `${negative} of ${records} ${words.records} end before they begin: data errors, left out of the mean`,
    },
  ];
}

/** A mean duration from totals: seconds in all over how many, or a mean and n. */
export const meanTotal = (done: string, empty: string): TotalForm => ({
  kind: 'ratio',
  numerator: { id: 'time', label: 'Time in all', unit: 'seconds' },
  denominator: { id: 'done', label: done, unit: 'count' },
  range: [0, Number.POSITIVE_INFINITY],
  empty,
});

/** Mean duration in seconds over records of the period that have one, with a t interval; none when none has. */
export function meanDuration(answer: DailyAnswer, p: Period, words: Words, flags: readonly Flag[] = []): Reading {
  const n = answer.count(p);
  const sum = answer.sum(p);
  const records = answer.records(p);
  const negative = answer.negative(p);
  return ratio({
    numerator: { id: 'time', label: 'Time in all', value: sum, unit: 'seconds' },
    denominator: { id: 'done', label: words.done, value: n, unit: 'count' },
    interval: () => meanInterval({ n, sum, sumOfSquares: answer.sumOfSquares(p) }, NO_TIME_OR_MORE),
    empty: words.empty,
    flags: [...flags, ...unanswered(records - n - negative, records, words), ...excluded(negative, records, words)],
  });
}
