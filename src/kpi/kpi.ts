import type { Answer } from '../cube/answer';
import type { Measure } from '../cube/measure';
import type { DatasetId } from '../model/dataset';
import type { Interval, Part, Reading } from '../model/reading';
import type { Unit } from '../model/unit';
import type { Period } from '../time/period';

export type KpiGroup = 'win' | 'keep' | 'delight' | 'serve';

/** A file that the KPI reads, with the columns that it cannot do without (as the tile names them). */
export type Need = {
  readonly dataset: DatasetId;
  readonly fields: readonly string[];
  /** Fields that do as well, by the field that they stand for. */
  readonly instead?: Readonly<Record<string, readonly string[]>>;
  readonly hint?: string;
};

/** What a KPI may know beside its answers. `has` says whether a loaded file fills the field; `horizon` is the first day after the data. */
export type Context = {
  has(dataset: DatasetId, field: string): boolean;
  derived(dataset: DatasetId): boolean;
  /** The first day on which a customer could be seen to leave; undefined when every day is such a day. */
  readonly firstLoss: number | undefined;
  readonly firstDay: number;
  readonly horizon: number;
};

/** How totals of the KPI (a finished numerator and denominator, or a value and n) make its value: factor × Σ numerator ÷ Σ denominator. */
export type TotalForm = {
  /** `value`: a finished number that can't be put together from those of several spans (lifetime value). */
  readonly kind: 'ratio' | 'value';
  readonly numerator: Omit<Part, 'value'>;
  readonly denominator: Omit<Part, 'value'>;
  readonly factor?: number;
  /** From numerator and denominator; means have none, as totals do not say how far the values lie apart. */
  readonly interval?: (numerator: number, denominator: number) => Interval | undefined;
  /** What the value can be, both ends in. */
  readonly range: readonly [low: number, high: number];
  /** Why there is no value when the denominator is 0. */
  readonly empty: string;
};

/**
 * A KPI: the one place that knows what it means. `value` gets the period already cut at the horizon and must return `none` with its
 * reason where there is no answer. `window` widens what `value` looks at (lifetime value: the trailing 365 days).
 */
type Definition<M extends Record<string, Measure>> = {
  readonly id: string;
  readonly label: string;
  /** For axes and narrow places, at most 16 characters. */
  readonly short: string;
  readonly question: string;
  readonly group: KpiGroup;
  readonly unit: Unit;
  readonly better: 'lower' | 'higher';
  /** Names the definition in use in two or three words: "active at start". */
  readonly option: string;
  /** The formula in words: numerator over denominator, or one sentence. */
  readonly formula: { readonly numerator: string; readonly denominator: string } | { readonly sentence: string };
  readonly explanation: string;
  readonly source: string;
  /** Alternatives; the first that is loaded feeds the KPI. Each lists all the files it takes together. */
  readonly needs: readonly (readonly Need[])[];
  readonly alsoOpens: string;
  /** What n counts, one and many: ["new customer", "new customers"]. */
  readonly counts: readonly [one: string, many: string];
  /** The rate grows with the length of the period: a share that is lost, or kept, day after day. A target then says per what it is meant. */
  readonly compounds?: 'lost' | 'kept';
  /** A fraction on the tile ("68 of 2,114 customers") instead of n alone. */
  readonly fraction?: true;
  readonly total: TotalForm;
  readonly measures: M;
  value(answers: Answers<M>, p: Period, context: Context): Reading;
  readonly advice: readonly string[];
};

type AnswerOf<M extends Measure> = Extract<Answer, { kind: M['kind'] }>;

export type Kpi = Omit<Definition<Record<string, Measure>>, 'value'> & {
  value(answers: Readonly<Record<string, Answer>>, p: Period, context: Context): Reading;
};

type Answers<M extends Record<string, Measure>> = { readonly [K in keyof M]: AnswerOf<M[K]> };

/** The answers with the kinds that the measures promise. Throws for an answer that is missing or of another kind. */
function promised<M extends Record<string, Measure>>(
  id: string,
  measures: M,
  answers: Readonly<Record<string, Answer>>,
): Answers<M> {
  for (const [name, measure] of Object.entries<Measure>(measures)) {
    const kind = answers[name]?.kind;
    if (kind !== measure.kind) throw new Error(`${id} was given ${kind ?? 'nothing'} for ${name}, not ${measure.kind}`);
  }
  return answers as Answers<M>;
}

/** A KPI for the registry: its measures' names are erased from the type, and checked when it is read. */
export function kpi<const M extends Record<string, Measure>>(definition: Definition<M>): Kpi {
  return {
    ...definition,
    value: (answers, p, context) => definition.value(promised(definition.id, definition.measures, answers), p, context),
  };
}

/** Against the comparison period. `verdict` is real when the interval of the difference excludes 0, unknown without intervals and where the
 * two were not measured alike; `unlike` then says why, as a sentence. */
export type Change = {
  readonly absolute: number;
  readonly relative?: number;
  readonly direction: 'up' | 'down' | 'same';
  readonly better?: boolean;
  readonly interval?: Interval;
  readonly verdict: 'real' | 'noise' | 'unknown';
  readonly unlike?: string;
};

export type SeriesPoint = {
  /** The whole bucket, also when the data ends within it. */
  readonly period: Period;
  readonly reading: Reading;
  readonly partial: boolean;
  /** Lies in the chosen period. */
  readonly chosen: boolean;
};

/** A KPI as a page shows it. `measured` is the period cut at the horizon; `against` the days it is compared with, like for like. */
export type KpiView = {
  readonly kpi: Kpi;
  readonly period: Period;
  readonly measured: Period;
  readonly partial: boolean;
  readonly reading: Reading;
  readonly against?: Period;
  readonly before?: Reading;
  readonly change?: Change;
  /** Buckets of the grain that end with the period, oldest first. */
  readonly series: readonly SeriesPoint[];
  /** The comparison's buckets, to lay under the chosen ones: the first under the first, an unfinished one for as many days. */
  readonly beneath: readonly Reading[];
};
