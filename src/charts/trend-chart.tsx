import { useState } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { type Marked, TrendMarks } from './trend-marks';
import type { TrendPoint } from './trend-point';

type Props = Omit<Marked, 'narrow'> & {
  /** Values are seconds: ticks fall on minutes, hours and days. */
  clock: boolean;
  format(value: number): string;
  /** How the axis writes these ticks. */
  formatTicks(ticks: readonly number[]): (value: number) => string;
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

/** What is finished as one line, and the way to an unfinished bucket as another, dashed one. */
function rowsOf(points: readonly TrendPoint[]) {
  return points.map((point, index) => {
    const beside = point.partial || points[index - 1]?.partial === true || points[index + 1]?.partial === true;
    return { ...point, finished: point.partial ? undefined : point.value, open: beside ? point.value : undefined };
  });
}

/** The KPI over time: measured line, comparison in grey at the same place, target dashed, an unfinished bucket open; every line with its name. */
export function TrendChart({ clock, format, formatTicks, summary, ...marked }: Props) {
  const { points, name, compareName, target } = marked;
  const values = points.flatMap(({ value, compare }) => [value, compare].filter((each) => each !== undefined));
  const ticks = ticksOf([...values, ...(target ? [target.value] : [])], clock);
  const [width, setWidth] = useState(0);
  const narrow = width > 0 && width < NARROW;
  const alone = (key: 'value' | 'compare', index: number): boolean =>
    points[index - 1]?.[key] === undefined && points[index + 1]?.[key] === undefined;
  const dot = ({ cx, cy, index = -1 }: Dot) => {
    const point = points[index];
    if (!point || point.partial || point.value === undefined || cx === undefined || cy === undefined) return <g key={index} />;
    if (narrow && !alone('value', index)) return <g key={index} />;
    return <circle key={index} cx={cx} cy={cy} r={2.25} fill="var(--accent)" />;
  };
  const openDot = ({ cx, cy, index = -1 }: Dot) => {
    const point = points[index];
    if (!point?.partial || point.value === undefined || cx === undefined || cy === undefined) return <g key={index} />;
    return <circle key={index} cx={cx} cy={cy} r={4} fill="var(--paper)" stroke="var(--accent)" strokeWidth={2} />;
  };
  const greyDot = ({ cx, cy, index = -1 }: Dot) => {
    if (points[index]?.compare === undefined || cx === undefined || cy === undefined) return <g key={index} />;
    return <circle key={index} cx={cx} cy={cy} r={alone('compare', index) ? 3.5 : 2} fill="var(--compare)" />;
  };
  const line = { isAnimationActive: false, activeDot: false } as const;
  return (
    <figure className="trend" role="img" aria-label={summary}>
      <ResponsiveContainer width="100%" height={330} onResize={(size) => setWidth(size)}>
        <LineChart
          data={rowsOf(points)}
          margin={{ top: 28, right: target ? (narrow ? 66 : 132) : 16, bottom: 18, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--rule)" />
          <XAxis
            dataKey="label"
            axisLine={false}
            tickLine={{ stroke: 'var(--rule-2)' }}
            tick={{ fontSize: 12, fill: 'var(--ink-3)' }}
            interval="preserveStartEnd"
            minTickGap={28}
            padding={{ left: 6, right: 8 }}
          />
          <YAxis
            domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
            ticks={[...ticks]}
            tickFormatter={formatTicks(ticks)}
            axisLine={false}
            tickLine={false}
            width={narrow ? 56 : 64}
            tick={{ fontSize: 12, fill: 'var(--ink-3)' }}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--frame)', strokeWidth: 1 }}
            content={<Readout name={name} compareName={compareName} format={format} />}
          />
          {target ? <ReferenceLine y={target.value} stroke="var(--ink)" strokeWidth={1.5} strokeDasharray="6 4" /> : null}
          <Line dataKey="compare" stroke="var(--compare)" strokeWidth={2} dot={greyDot} {...line} />
          <Line dataKey="open" stroke="var(--accent)" strokeWidth={2.25} strokeDasharray="4 3.5" dot={false} {...line} />
          <Line
            dataKey="finished"
            stroke="var(--accent)"
            strokeWidth={2.25}
            dot={dot}
            isAnimationActive={false}
            activeDot={{ r: 4, fill: 'var(--paper)', stroke: 'var(--accent)', strokeWidth: 2 }}
          />
          <Line dataKey="open" stroke="none" dot={openDot} {...line} />
          <TrendMarks {...marked} narrow={narrow} />
        </LineChart>
      </ResponsiveContainer>
    </figure>
  );
}
