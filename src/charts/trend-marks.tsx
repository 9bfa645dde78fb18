import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { type ChartLabel, placeLabels } from './place-labels';
import type { TrendPoint } from './trend-chart';

export type Marked = {
  readonly points: readonly TrendPoint[];
  readonly name: string;
  readonly periodName: string;
  readonly compareName?: string | undefined;
  readonly target?: { readonly value: number; readonly label: string } | undefined;
  /** "Measured to 24 Sep", where the data ends within the chart. */
  readonly measuredTo?: string | undefined;
  /** "Sep so far 0.84 %", of the unfinished last bucket. */
  readonly soFar?: string | undefined;
  readonly narrow: boolean;
};

type Placed = ChartLabel & { readonly text: string; readonly fill: string; readonly weight: number };

const GLYPH = 6.6;

function Label({ x, y, anchor, text, fill, weight }: Placed) {
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      fill={fill}
      fontSize="12"
      fontWeight={weight}
      stroke="var(--paper)"
      strokeWidth="4"
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {text}
    </text>
  );
}

/** A line under the axis from the first to the last bucket of a period, with its name. */
function Bracket({ from, to, y, color, name }: { from: number; to: number; y: number; color: string; name: string }) {
  return (
    <g>
      <path d={`M${from} ${y}H${to}`} stroke={color} strokeWidth="2" />
      <text x={(from + to) / 2} y={y + 14} textAnchor="middle" fill={color} fontSize="12" fontWeight="600">
        {name}
      </text>
    </g>
  );
}

/** What stands on the chart in words: the lines' names at the lines, the plumb line at the data's last day, the periods under the axis, the
 * target at its level. */
export function TrendMarks({ points, name, periodName, compareName, target, measuredTo, soFar, narrow }: Marked) {
  const plot = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!plot || !xScale || !yScale || points.length === 0) return null;
  const x = (index: number): number => xScale(points[index]?.label ?? '') ?? plot.x;
  const y = (value: number): number => yScale(value) ?? plot.y;
  const bottom = plot.y + plot.height;
  const right = plot.x + plot.width;
  const half = points.length > 1 ? (x(points.length - 1) - x(0)) / (points.length - 1) / 2 : 12;
  const span = (is: (point: TrendPoint) => boolean): { from: number; to: number } | undefined => {
    const first = points.findIndex(is);
    const last = points.findLastIndex(is);
    return first < 0 ? undefined : { from: Math.max(plot.x, x(first) - half + 1), to: Math.min(right, x(last) + half - 1) };
  };
  const chosen = span((point) => point.chosen);
  const against = span((point) => point.against === true && !point.chosen);
  const labels: Placed[] = [];
  const add = (id: string, at: number, level: number, anchor: 'start' | 'end', text: string, fill: string, weight: number) =>
    labels.push({ id, x: at, y: level, anchor, width: text.length * GLYPH, text, fill, weight });
  const plumb = Math.min(right, x(points.length - 1) + 7);
  if (measuredTo) add('horizon', plumb - 6, plot.y - 8, 'end', measuredTo, 'var(--ink)', 600);

  const lastAt = points.length - 1;
  const last = points[lastAt];
  if (soFar && last?.value !== undefined) {
    const earlier = points[lastAt - 1]?.value;
    const below = earlier === undefined || earlier >= last.value;
    add('so-far', Math.min(x(lastAt) + 4, plumb - 6), y(last.value) + (below ? 22 : -14), 'end', soFar, 'var(--accent)', 600);
  }
  const firstAt = points.findIndex(({ value }) => value !== undefined);
  if (firstAt >= 0) {
    const near = points.slice(firstAt, firstAt + 5).flatMap(({ value }) => (value === undefined ? [] : [y(value)]));
    const room = Math.min(...near) - plot.y > 18;
    add('name', x(firstAt) + 2, room ? Math.min(...near) - 10 : Math.max(...near) + 20, 'start', name, 'var(--accent)', 600);
  }
  const comparedAt = points.findIndex(({ compare }) => compare !== undefined);
  const compared = points[comparedAt];
  if (compareName && compared?.compare !== undefined) {
    const under = compared.value === undefined || compared.compare <= compared.value;
    add('compare', x(comparedAt) - 6, y(compared.compare) + (under ? 18 : -8), 'end', compareName, 'var(--ink-3)', 400);
  }
  const placed = placeLabels(labels, plot.y - 8, bottom - 6);
  const level = target ? y(target.value) : 0;
  return (
    <g className="trend-marks">
      {against && compareName ? (
        <Bracket {...against} y={bottom + 26} color="var(--ink-3)" name={compareName} />
      ) : null}
      {chosen ? <Bracket {...chosen} y={bottom + 26} color="var(--accent)" name={periodName} /> : null}
      {measuredTo ? (
        <g>
          <path d={`M${plumb} ${plot.y - 20}V${bottom}`} stroke="var(--frame)" />
          <path d={`M${plumb - 4} ${bottom - 12}h8v6l-4 6l-4 -6z`} fill="var(--ink)" />
        </g>
      ) : null}
      {placed.map(({ id, y: at }) => {
        const label = labels.find((each) => each.id === id);
        return label ? <Label key={id} {...label} y={at} /> : null;
      })}
      {target ? (
        <text x={right + 8} y={level + (narrow ? -2 : 4)} fill="var(--ink)" fontSize="12" fontWeight="600">
          {narrow ? (
            <>
              <tspan x={right + 4}>Target</tspan>
              <tspan x={right + 4} dy="14">
                {target.label}
              </tspan>
            </>
          ) : (
            `Target ${target.label}`
          )}
        </text>
      ) : null}
    </g>
  );
}
