import type { Answer } from '../cube/answer';
import type { DatasetId } from '../model/dataset';
import { type Interval, isKnown, type Known, type Reading } from '../model/reading';
import type { Day } from '../time/day';
import type { Period } from '../time/period';
import type { Catalog } from '../warehouse/catalog';
import { datasetsOf } from './basis';
import type { Kpi, Need } from './kpi';
import { type Missing, missingIn, type RecordsIn, usualGap } from './rhythm';

/** `none`: there is nothing to judge. */
export type Grade = 'fine' | 'watch' | 'weak' | 'missing' | 'none';

/** Rows that could not be used: refused when the file was read, or contradicting themselves. */
export type Accurate = {
  readonly grade: Grade;
  /** Of all rows, those that are used, 0…1. */
  readonly share: number;
  readonly refused: number;
  /** Ends before it begins: left out of the figure. */
  readonly contradictory: number;
  /** Between what the figure could lie if the refused rows belong to the period in proportion; undefined when nothing bounds them. */
  readonly bounds?: Interval;
  /** Of a sum of money ÷ something: about how much of the figure the refused rows would add. */
  readonly tooLowBy?: number;
};

/** Fields that the KPI needs. */
export type Relevant = {
  readonly grade: Grade;
  readonly mapped: number;
  readonly needed: number;
  readonly missing: readonly { readonly dataset: DatasetId; readonly field: string }[];
};

/** The newest record of the dataset that ends first, against the rhythm in which its records come. */
export type Current = {
  readonly grade: Grade;
  readonly dataset: DatasetId;
  readonly lastDay: Day;
  /** Days without a record of it until the newest record of any dataset. */
  readonly behind: number;
  /** Days from its last day to today. */
  readonly age: number;
  readonly usual?: number;
};

/** Records with the fields that the figure is made of, and days or months without records. */
export type Complete = {
  readonly grade: Grade;
  readonly share: number;
  readonly without: number;
  readonly records: number;
  /** Fewer than 30: the interval says what can be said. */
  readonly few: boolean;
  readonly gaps?: Missing;
};

/** How well a KPI's figure in a period is founded, in four words: accurate, relevant, up to date, complete. */
export type Readiness = {
  readonly accurate?: Accurate;
  readonly relevant: Relevant;
  readonly current?: Current;
  readonly complete?: Complete;
};

const FEW = 30;
/** Scores and points end somewhere: what the worst and the best unknown answer would be. */
const scales: Readonly<Partial<Record<Kpi['unit'], Interval>>> = { score: { low: 1, high: 5 }, points: { low: -100, high: 100 } };

const gradeOf = (share: number, fine: number, watch: number): Grade =>
  share >= fine ? 'fine' : share >= watch ? 'watch' : 'weak';

const worst = (...grades: readonly Grade[]): Grade =>
  (['missing', 'weak', 'watch', 'fine'] as const).find((grade) => grades.includes(grade)) ?? 'none';

/** The answers that count records of the dataset, by day. */
function recordsOf(kpi: Kpi, answers: Readonly<Record<string, Answer>>, id: DatasetId): RecordsIn | undefined {
  for (const [name, measure] of Object.entries(kpi.measures)) {
    const answer = measure.dataset === id ? answers[name] : undefined;
    if (answer?.kind === 'daily') return answer.records;
    if (answer?.kind === 'tally' || answer?.kind === 'histogram') return answer.count;
    if (answer?.kind === 'spans') return (p) => answer.startedIn(p) + answer.endedIn(p);
    if (answer?.kind === 'visits') return answer.distinct;
  }
  return undefined;
}

/** Where refused rows could move the figure to: all of them counted one way, then the other. */
function boundsOf(kpi: Kpi, reading: Reading, refusedShare: number): Interval | undefined {
  if (!isKnown(reading) || refusedShare === 0) return undefined;
  const { numerator, denominator, n, value } = reading;
  if (kpi.unit === 'share' && numerator !== undefined && denominator !== undefined) {
    const unknown = (denominator * refusedShare) / (1 - refusedShare);
    return { low: numerator / (denominator + unknown), high: (numerator + unknown) / (denominator + unknown) };
  }
  const scale = scales[kpi.unit];
  if (!scale) return undefined;
  const unknown = (n * refusedShare) / (1 - refusedShare);
  return {
    low: (value * n + scale.low * unknown) / (n + unknown),
    high: (value * n + scale.high * unknown) / (n + unknown),
  };
}

function accurate(kpi: Kpi, answers: Readonly<Record<string, Answer>>, reading: Reading, p: Period, catalog: Catalog): Accurate {
  const states = datasetsOf(kpi).flatMap((id) => catalog.datasets[id] ?? []);
  const refused = states.reduce((sum, state) => sum + state.refused, 0);
  const rows = states.reduce((sum, state) => sum + state.rows, 0);
  const contradictory = Math.max(
    0,
    ...Object.entries(kpi.measures).map(([name, measure]) => {
      const answer = answers[name];
      if (answer?.kind === 'spans') return answer.contradictory;
      return answer?.kind === 'daily' && measure.kind === 'daily' && measure.of?.kind === 'elapsed' ? answer.negative(p) : 0;
    }),
  );
  const refusedShare = refused === 0 ? 0 : refused / (refused + rows);
  const used = isKnown(reading) ? reading.n : 0;
  const share = (1 - refusedShare) * (used + contradictory === 0 ? 1 : used / (used + contradictory));
  const bounds = boundsOf(kpi, reading, refusedShare);
  const money = kpi.unit === 'money' && isKnown(reading) && refusedShare > 0 && refusedShare < 1;
  return {
    grade: gradeOf(share, 0.995, 0.95),
    share,
    refused,
    contradictory,
    ...(bounds ? { bounds } : {}),
    ...(money ? { tooLowBy: reading.value * (refusedShare / (1 - refusedShare)) } : {}),
  };
}

/** Among the alternatives the one of which most is there. */
function relevant(kpi: Kpi, catalog: Catalog): Relevant {
  const has = ({ dataset, instead }: Need, field: string): boolean => {
    const fields = catalog.datasets[dataset]?.fields;
    return fields !== undefined && [field, ...(instead?.[field] ?? [])].some((each) => fields.includes(each));
  };
  const judged = kpi.needs.map((needs) => {
    const wanted = needs.flatMap((need) => need.fields.map((field) => ({ need, field })));
    const missing = wanted.filter(({ need, field }) => !has(need, field));
    return { needed: wanted.length, missing: missing.map(({ need, field }) => ({ dataset: need.dataset, field })) };
  });
  const [best] = judged.sort((a, b) => a.missing.length / a.needed - b.missing.length / b.needed);
  if (!best) throw new Error(`${kpi.id} names no files that it needs`);
  return {
    grade: best.missing.length === 0 ? 'fine' : 'missing',
    mapped: best.needed - best.missing.length,
    needed: best.needed,
    missing: best.missing,
  };
}

/** The dataset that ends first. A gap is worth a look from twice the usual one (and a week) on, and weak from four times (and a month) on. */
function current(kpi: Kpi, answers: Readonly<Record<string, Answer>>, catalog: Catalog, today: Day): Current | undefined {
  const newest = Math.max(...Object.values(catalog.datasets).map(({ lastDay }) => lastDay));
  const judged = datasetsOf(kpi).flatMap((id): readonly Current[] => {
    const state = catalog.datasets[id];
    if (!state) return [];
    const records = recordsOf(kpi, answers, id);
    const usual = records ? usualGap(records, { start: state.firstDay, end: state.lastDay + 1 }) : undefined;
    const behind = newest - state.lastDay;
    const age = Math.max(0, today - state.lastDay);
    const late = (times: number, days: number) => behind > Math.max((usual ?? 1) * times, days);
    const old = (times: number, days: number) => age > Math.max((usual ?? 1) * times, days);
    const grade = late(4, 31) || old(8, 92) ? 'weak' : late(2, 7) || old(4, 45) ? 'watch' : 'fine';
    return [{ grade, dataset: id, lastDay: state.lastDay, behind, age, ...(usual === undefined ? {} : { usual }) }];
  });
  return judged.sort((a, b) => a.lastDay - b.lastDay)[0];
}

function complete(
  kpi: Kpi,
  answers: Readonly<Record<string, Answer>>,
  reading: Reading,
  p: Period,
  catalog: Catalog,
): Complete | undefined {
  if (!isKnown(reading)) return undefined;
  const measured = Object.values(answers).flatMap((answer) => {
    if (answer.kind !== 'daily') return [];
    const records = answer.records(p);
    return records > 0 ? [{ records, without: Math.max(0, records - answer.count(p) - answer.negative(p)) }] : [];
  });
  const [least] = measured.sort((a, b) => b.without / b.records - a.without / a.records);
  const records = least?.records ?? reading.n;
  const without = least?.without ?? 0;
  const share = records === 0 ? 1 : 1 - without / records;
  const gaps = datasetsOf(kpi)
    .filter((id) => id !== 'customers')
    .flatMap((id) => {
      const state = catalog.datasets[id];
      const count = recordsOf(kpi, answers, id);
      return (state && count && missingIn(count, p, { start: state.firstDay, end: state.lastDay + 1 })) ?? [];
    })
    .sort((a, b) => b.missing.length / Math.max(1, b.expected) - a.missing.length / Math.max(1, a.expected))[0];
  const few = reading.n < FEW;
  const gapGrade: Grade =
    !gaps || gaps.missing.length === 0 ? 'fine' : gaps.missing.length > gaps.expected / 10 ? 'weak' : 'watch';
  return {
    grade: worst(gradeOf(share, 0.98, 0.8), few ? 'weak' : 'fine', gapGrade),
    share,
    without,
    records,
    few,
    ...(gaps ? { gaps } : {}),
  };
}

/** The worst of the four, for a mark on the tile. */
export const overall = ({ accurate: a, relevant: r, current: c, complete: m }: Readiness): Grade =>
  worst(r.grade, ...[a, c, m].flatMap((each) => (each ? [each.grade] : [])));

/** Of finished totals only their age and their number can be judged: there are no records behind them. */
function ofTotals(reading: Known, catalog: Catalog, today: Day): Readiness {
  const days = catalog.datasets.figures;
  const newest = Math.max(...Object.values(catalog.datasets).map(({ lastDay }) => lastDay));
  const few = reading.n < FEW;
  return {
    relevant: { grade: 'fine', mapped: 2, needed: 2, missing: [] },
    ...(days
      ? {
          current: {
            grade: newest - days.lastDay > 62 || today - days.lastDay > 92 ? 'watch' : 'fine',
            dataset: 'figures',
            lastDay: days.lastDay,
            behind: newest - days.lastDay,
            age: Math.max(0, today - days.lastDay),
          },
        }
      : {}),
    complete: { grade: few ? 'weak' : 'fine', share: 1, without: 0, records: reading.n, few },
  };
}

/** Judges what a KPI's reading in a period stands on. `answers` are those that the reading was made of; `today` is the reader's. */
export function readinessOf(
  kpi: Kpi,
  answers: Readonly<Record<string, Answer>>,
  { reading, measured }: { readonly reading: Reading; readonly measured: Period },
  catalog: Catalog,
  today: Day,
): Readiness {
  if (isKnown(reading) && reading.basis === 'totals') return ofTotals(reading, catalog, today);
  const fields = relevant(kpi, catalog);
  const loaded = datasetsOf(kpi).some((id) => catalog.datasets[id]);
  if (!loaded) return { relevant: fields };
  const age = current(kpi, answers, catalog, today);
  const whole = complete(kpi, answers, reading, measured, catalog);
  return {
    accurate: accurate(kpi, answers, reading, measured, catalog),
    relevant: fields,
    ...(age ? { current: age } : {}),
    ...(whole ? { complete: whole } : {}),
  };
}
