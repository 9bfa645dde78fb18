import { useLayoutEffect, useRef, useState } from 'react';

export type SparkPoint = { readonly value: number | undefined; readonly chosen: boolean; readonly partial: boolean };

type Props = {
  points: readonly SparkPoint[];
  target?: { readonly value: number; readonly label: string; readonly met: boolean | undefined } | undefined;
  /** The names of the first and the last point. */
  ends?: readonly [string, string] | undefined;
};

const HEIGHT = 52;
const PAD = 5;

type Placed = { readonly x: number; readonly y: number; readonly chosen: boolean; readonly partial: boolean };

function scaleOf(values: readonly number[]): (value: number) => number {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = high - low;
  return (value) => (span === 0 ? HEIGHT / 2 : HEIGHT - PAD - ((value - low) / span) * (HEIGHT - 2 * PAD));
}

const at = (value: number): string => value.toFixed(1);

/** Neighbouring points as lines of one kind: history grey, the chosen period in colour, what is unfinished dotted. */
function pieces(points: readonly (Placed | undefined)[]): readonly { readonly from: Placed; readonly to: Placed }[] {
  return points.flatMap((to, index) => {
    const from = points[index - 1];
    return from && to ? [{ from, to }] : [];
  });
}

const sameKind = (a: Placed, b: Placed): boolean => a.chosen === b.chosen && a.partial === b.partial;

/** A small line of the last buckets with the target across it. It repeats what the tile says in words, so it is hidden from assistive technology. */
export function Sparkline(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className="spark" aria-hidden="true">
      {width > 0 ? <Drawing {...props} width={width} /> : null}
    </div>
  );
}

function Drawing({ points, target, ends, width }: Props & { width: number }) {
  const values = points.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (values.length === 0) return null;
  const y = scaleOf(target ? [...values, target.value] : values);
  const right = target ? width - 8 - target.label.length * 6 : width - PAD;
  const step = points.length > 1 ? (right - PAD) / (points.length - 1) : 0;
  const placed = points.map(({ value, chosen, partial }, index): Placed | undefined =>
    value === undefined ? undefined : { x: PAD + index * step, y: y(value), chosen, partial },
  );
  const last = placed.filter((point) => point !== undefined).at(-1);
  // A value between two gaps has no line to stand on.
  const lone = placed.filter((point, index) => point && point !== last && !placed[index - 1] && !placed[index + 1]);
  const joined: { kind: Placed; path: string; end: Placed }[] = [];
  for (const { from, to } of pieces(placed)) {
    const open = joined.at(-1);
    if (open && open.end === from && sameKind(open.kind, to)) {
      open.path += `L${at(to.x)} ${at(to.y)}`;
      open.end = to;
    } else joined.push({ kind: to, end: to, path: `M${at(from.x)} ${at(from.y)}L${at(to.x)} ${at(to.y)}` });
  }
  const level = target ? y(target.value) : 0;
  return (
    <>
      <svg width={width} height={HEIGHT} fill="none" aria-hidden="true">
        {target ? (
          <>
            <path d={`M0 ${at(level)}H${at(right + 2)}`} stroke="var(--ink-2)" strokeDasharray="4 3" />
            <text
              x={width}
              y={Math.min(HEIGHT - 2, Math.max(10, level + 4))}
              textAnchor="end"
              fontSize="11"
              fontWeight="500"
              fill="var(--ink-2)"
            >
              {target.label}
            </text>
          </>
        ) : null}
        {joined.map(({ kind, path }) => (
          <path
            key={path}
            d={path}
            stroke={kind.chosen ? 'var(--accent)' : 'var(--compare)'}
            strokeWidth={kind.chosen ? 2 : 1.5}
            strokeDasharray={kind.partial ? '1.5 3' : undefined}
            strokeLinejoin="round"
            strokeLinecap="round"
          />
        ))}
        {last && target && Math.abs(last.y - level) > 7 ? (
          <path
            d={`M${at(last.x)} ${at(last.y)}V${at(level)}`}
            stroke={target.met === undefined ? 'var(--compare)' : target.met ? 'var(--good)' : 'var(--bad)'}
            strokeWidth="1.5"
          />
        ) : null}
        {lone.map((point) =>
          point ? (
            <circle key={point.x} cx={point.x} cy={point.y} r="2" fill={point.chosen ? 'var(--accent)' : 'var(--compare)'} />
          ) : null,
        )}
        {last ? (
          <circle
            cx={last.x}
            cy={last.y}
            r="3"
            fill={last.partial ? 'var(--paper)' : last.chosen ? 'var(--accent)' : 'var(--compare)'}
            stroke={last.chosen ? 'var(--accent)' : 'var(--compare)'}
            strokeWidth="1.5"
          />
        ) : null}
      </svg>
      {ends && width > 180 ? (
        <p className="spark-ends">
          <span>{ends[0]}</span>
          <span style={{ marginRight: `${(1 - right / width) * 100}%` }}>{ends[1]}</span>
        </p>
      ) : null}
    </>
  );
}
