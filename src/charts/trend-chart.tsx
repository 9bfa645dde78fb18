import { useState } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

/** One bucket. `compare` is the value at the same place of the comparison period; `partial` that the data does not fill the bucket. */
export type TrendPoint = {
  readonly label: string;
  readonly value: number | undefined;
  readonly compare?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly partial: boolean;
  readonly chosen: boolean;
  /** What the readout says below the value. */
  readonly detail: string;
};

type Props = {
  points: readonly TrendPoint[];
  name: string;
  compareName?: string | undefined;
  target?: { readonly value: number; readonly label: string } | undefined;
  /** Values are seconds: ticks fall on minutes, hours and days. */
  clock: boolean;
  format(value: number): string;
  formatTick(value: number): string;
  /** What the chart shows, in a sentence; the table beside it holds every number. */
  summary: string;
};

type Dot = { readonly cx?: number; readonly cy?: number; readonly index?: number };

function isTrendPoint(value: unknown): value is TrendPoint {
  return typeof value === 'object' && value !== null && 'label' in value && 'detail' in value;
}

const clockSteps = [15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 432_000, 864_000];

/** A tick must read differently from its neighbours: minutes from an hour on, hours from ten on. */
const finestStep = (high: number): number => (high >= 36_000 ? 3600 : high >= 3600 ? 60 : 1);

function stepFor(span: number, high: number, clock: boolean): number {
  const fits = (size: number) => span / size <= 4;
  const magnitude = 10 ** Math.floor(Math.log10(span / 4));
  const round = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find(fits) ?? 10 * magnitude;
  return clock ? (clockSteps.find((size) => size >= finestStep(high) && fits(size)) ?? round) : round;
}

/** Ticks at round numbers (of a clock, where values are seconds), at most six; from zero when zero is within reach of the values. */
export function ticksOf(values: readonly number[], clock: boolean): readonly number[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const bottom = low >= 0 && low < high * 0.75 ? 0 : low;
  const step = stepFor(high - bottom || Math.abs(high) || 1, high, clock);
  const first = Math.floor(bottom / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

const NARROW = 560;

function Readout({
  active,
  payload,
  name,
  compareName,
  format,
}: { active?: boolean; payload?: readonly { payload?: unknown }[] } & Pick<Props, 'name' | 'compareName' | 'format'>) {
  const point = payload?.[0]?.payload;
  if (!active || !isTrendPoint(point)) return null;
  return (
    <div className="readout">
      <p className="row spread">
        <b>{point.label}</b>
        <span className="quiet">{point.partial ? 'unfinished' : ''}</span>
      </p>
      <p className="row spread">
        <span className="quiet">{name}</span>
        <b>{point.value === undefined ? 'no value' : format(point.value)}</b>
      </p>
      {point.compare !== undefined && compareName ? (
        <p className="row spread quiet">
          <span>{compareName}</span>
          <span>{format(point.compare)}</span>
        </p>
      ) : null}
      <p className="quiet">{point.detail}</p>
    </div>
  );
}

/** The KPI over time: measured line, comparison in grey at the same place, target dashed, an unfinished last point open. */
export function TrendChart({ points, name, compareName, target, clock, format, formatTick, summary }: Props) {
  const values = points.flatMap(({ value, compare }) => [value, compare].filter((each) => each !== undefined));
  const ticks = ticksOf([...values, ...(target ? [target.value] : [])], clock);
  const [width, setWidth] = useState(0);
  const narrow = width > 0 && width < NARROW;
  const rows = points.map((point) => ({
    ...point,
    chosenValue: point.chosen ? point.value : undefined,
  }));
  const first = rows.findIndex(({ chosen }) => chosen);
  const before = rows[first - 1];
  // The coloured part starts where the grey one ends, so that the line does not break.
  if (before) before.chosenValue = before.value;
  const dot = ({ cx, cy, index }: Dot) => {
    const point = points[index ?? -1];
    if (!point?.chosen || cx === undefined || cy === undefined || point.value === undefined) return <g key={index} />;
    return (
      <circle
        key={index}
        cx={cx}
        cy={cy}
        r={point.partial ? 4 : 2.5}
        fill={point.partial ? 'var(--paper)' : 'var(--accent)'}
        stroke="var(--accent)"
        strokeWidth={point.partial ? 2 : 1}
      />
    );
  };
  // A value between two gaps has no line to stand on.
  const lone = ({ cx, cy, index = -1 }: Dot) => {
    const alone = points[index - 1]?.value === undefined && points[index + 1]?.value === undefined;
    if (!alone || points[index]?.chosen || cx === undefined || cy === undefined || points[index]?.value === undefined)
      return <g key={index} />;
    return <circle key={index} cx={cx} cy={cy} r={2.5} fill="var(--compare)" />;
  };
  return (
    <figure className="trend" role="img" aria-label={summary}>
      <ResponsiveContainer width="100%" height={300} onResize={(size) => setWidth(size)}>
        <LineChart data={rows} margin={{ top: 20, right: narrow ? 16 : 132, bottom: 4, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--rule)" />
          <XAxis
            dataKey="label"
            axisLine={false}
            tickLine={{ stroke: 'var(--rule-2)' }}
            tick={{ fontSize: 12, fill: 'var(--ink-3)' }}
            interval="preserveStartEnd"
            minTickGap={28}
          />
          <YAxis
            domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
            ticks={[...ticks]}
            tickFormatter={formatTick}
            axisLine={false}
            tickLine={false}
            width={64}
            tick={{ fontSize: 12, fill: 'var(--ink-3)' }}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--frame)', strokeWidth: 1 }}
            content={<Readout name={name} compareName={compareName} format={format} />}
          />
          {target ? (
            <ReferenceLine
              y={target.value}
              stroke="var(--ink)"
              strokeWidth={1.5}
              strokeDasharray="6 4"
              label={{
                value: target.label,
                position: narrow ? 'insideBottomRight' : 'right',
                fill: 'var(--ink)',
                fontSize: 12,
                fontWeight: 600,
              }}
            />
          ) : null}
          <Line
            dataKey="compare"
            stroke="var(--compare)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
            activeDot={false}
          />
          <Line
            dataKey="value"
            stroke="var(--compare)"
            strokeWidth={1.5}
            dot={lone}
            isAnimationActive={false}
            activeDot={false}
          />
          <Line
            dataKey="chosenValue"
            stroke="var(--accent)"
            strokeWidth={2.25}
            dot={dot}
            isAnimationActive={false}
            activeDot={{ r: 4, fill: 'var(--paper)', stroke: 'var(--accent)', strokeWidth: 2 }}
          />
        </LineChart>
      </ResponsiveContainer>
    </figure>
  );
}
