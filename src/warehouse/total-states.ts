import type { Day } from '../time/day';
import type { Period } from '../time/period';
import type { TotalsState } from './catalog';
import type { Segment } from './manifest';

/** Which KPIs have totals and of which days, over all files; undefined without any. */
export function totalStates(segments: readonly Segment[]): Readonly<Record<string, TotalsState>> | undefined {
  const states = new Map<string, TotalsState>();
  for (const { totals = {} } of segments) {
    for (const [kpi, { spans, dimensions }] of Object.entries(totals)) {
      const before = states.get(kpi) ?? { spans: [], own: [] };
      const all = [...before.spans, ...spans.map(([first, last]): Period => ({ start: first, end: last + 1 }))];
      const once = [...new Map(all.map((span) => [`${span.start}-${span.end}`, span])).values()];
      states.set(kpi, {
        spans: once.sort((a, b) => a.start - b.start || a.end - b.end),
        own: [...new Set([...before.own, ...dimensions])],
      });
    }
  }
  return states.size > 0 ? Object.fromEntries(states) : undefined;
}

/** First and last day of all totals that had begun on the newest date not after the import: a plan for next year is no data yet. */
export function horizonOfTotals(
  totals: Readonly<Record<string, TotalsState>>,
  { lastDay }: { readonly lastDay: Day },
): { firstDay: Day; lastDay: Day } {
  const spans = Object.values(totals).flatMap((state) => state.spans);
  const begun = spans.filter(({ start }) => start <= lastDay);
  const counted = begun.length > 0 ? begun : spans;
  return {
    firstDay: Math.min(...counted.map(({ start }) => start)),
    lastDay: Math.max(...counted.map(({ end }) => end - 1)),
  };
}

/** Days of the survey answers by kind; undefined when one of the files does not say it. */
export function kindDays(segments: readonly Segment[]): Readonly<Record<string, Period>> | undefined {
  if (segments.length === 0 || segments.some(({ kinds }) => !kinds)) return undefined;
  const found: Record<string, Period> = {};
  for (const { kinds = {} } of segments) {
    for (const [kind, [first, last]] of Object.entries(kinds)) {
      const before = found[kind];
      found[kind] = { start: Math.min(first, before?.start ?? first), end: Math.max(last + 1, before?.end ?? 0) };
    }
  }
  return found;
}
