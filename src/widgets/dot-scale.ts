import { isKnown, type Known, type Reading } from '../model/reading';

type Shown = { readonly reading: Reading; readonly before?: Reading | undefined };

/** Where values lie on a common line, 0…1. What lies outside is put on the edge and said to be beyond it. */
export type DotScale = { place(value: number): number; beyond(value: number): 'left' | 'right' | undefined };

const small = ({ flags }: Known): boolean => flags.some(({ id }) => id === 'small-sample');

/** How far a small sample may widen the line: its outlier must not squash all others. */
const SLACK = 1.25;

/** A line from 0 (or the lowest value) to the highest of the samples that are large enough; without any, of all. */
export function dotScale(rows: readonly Shown[]): DotScale {
  const known = rows.flatMap(({ reading, before }) => [reading, before].filter((each) => each !== undefined && isKnown(each)));
  const sure = known.filter((each) => !small(each));
  const values = (list: readonly Known[]) => list.map(({ value }) => value);
  const trusted = values(sure.length > 0 ? sure : known);
  const reach = Math.max(...trusted.map(Math.abs), 0) * SLACK;
  const within = values(known).filter((value) => Math.abs(value) <= reach);
  const low = Math.min(0, ...within);
  const high = Math.max(...within, low + 1e-9);
  return {
    place: (value) => (Math.min(high, Math.max(low, value)) - low) / (high - low),
    beyond: (value) => (value > high ? 'right' : value < low ? 'left' : undefined),
  };
}
