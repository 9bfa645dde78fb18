import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { type ChartLabel, placeLabels } from './place-labels';
import type { TrendPoint } from './trend-point';

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

type Span = { readonly from: number; readonly to: number };

/** The chosen period and the one before it as lines under the axis, each with its name; names that would not fit end at the right. */
function Brackets({
  chosen,
  against,
  y,
  name,
  other,
}: {
  chosen: Span | undefined;
  against: Span | undefined;
  y: number;
  name: string;
  other: string;
}) {
  const tight =
    chosen !== undefined && against !== undefined && chosen.to - against.from < (name.length + other.length) * GLYPH + 16;
  const one = (span: Span, text: string, color: string, end: number) => (
    <g key={text}>
      <path d={`M${span.from} ${y}H${span.to}`} stroke={color} strokeWidth="2" />
      <text
        x={tight ? end : (span.from + span.to) / 2}
        y={y + 14}
        textAnchor={tight ? 'end' : 'middle'}
        fill={color}
        fontSize="12"
        fontWeight="600"
      >
        {text}
      </text>
    </g>
  );
  return (
    <>
      {against ? one(against, other, 'var(--ink-3)', (chosen?.to ?? 0) - name.length * GLYPH - 8) : null}
      {chosen ? one(chosen, name, 'var(--accent)', chosen.to) : null}
    </>
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
  const span = (is: (point: TrendPoint) => boolean): Span | undefined => {
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

  /** A level above or below all that is drawn between two places, the nearer one to where the text would like to be. */
  const clear = (from: number, to: number, wanted: number): number => {
    const levels = points.flatMap((point, index) =>
      x(index) < from - half * 2 || x(index) > to + half * 2
        ? []
        : [point.value, point.compare].flatMap((value) => (value === undefined ? [] : [y(value)])),
    );
    const [above, below] = [Math.min(...levels) - 9, Math.max(...levels) + 20];
    if (above < plot.y + 6) return below;
    return below > bottom - 6 || Math.abs(wanted - above) <= Math.abs(wanted - below) ? above : below;
  };

  const lastAt = points.length - 1;
  const last = points[lastAt];
  if (soFar && last?.value !== undefined) {
    const end = Math.min(x(lastAt) + 4, plumb - 6);
    const level = clear(end - soFar.length * GLYPH, end, y(last.value) + 22);
    add('so-far', end, level, 'end', soFar, 'var(--accent)', 600);
  }
  const firstAt = points.findIndex(({ value }) => value !== undefined);
  if (firstAt >= 0) {
    const near = points.slice(firstAt, firstAt + 5).flatMap(({ value }) => (value === undefined ? [] : [y(value)]));
    const room = Math.min(...near) - plot.y > 18;
    add('name', x(firstAt) + 2, room ? Math.min(...near) - 10 : Math.max(...near) + 20, 'start', name, 'var(--accent)', 600);
  }
  const comparedAt = points.findIndex(({ compare }) => compare !== undefined);
  const compared = points[comparedAt];
  const begin = compared?.compare === undefined ? undefined : { x: x(comparedAt), y: y(compared.compare) };
  if (compareName && begin) {
    const end = Math.max(begin.x - 6, plot.x + compareName.length * GLYPH);
    add(
      'compare',
      end,
      clear(end - compareName.length * GLYPH, end, begin.y + (soFar ? 80 : 0)),
      'end',
      compareName,
      'var(--ink-3)',
      400,
    );
  }
  const placed = placeLabels(labels, plot.y - 8, bottom - 6);
  const level = target ? y(target.value) : 0;
  return (
    <g className="trend-marks">
      <Brackets chosen={chosen} against={against} y={bottom + 26} name={periodName} other={compareName?.split(',')[0] ?? ''} />
      {measuredTo ? (
        <g>
          <path d={`M${plumb} ${plot.y - 20}V${bottom}`} stroke="var(--frame)" />
          <path d={`M${plumb - 4} ${bottom - 12}h8v6l-4 6l-4 -6z`} fill="var(--ink)" />
        </g>
      ) : null}
      {placed.map(({ id, x: end, y: at }) =>
        id === 'compare' && begin && Math.abs(at - begin.y) > 12 ? (
          <path key="leader" d={`M${begin.x - 2} ${begin.y}L${end} ${at > begin.y ? at - 9 : at + 3}`} stroke="var(--compare)" />
        ) : null,
      )}
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
