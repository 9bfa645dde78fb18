/** A line of text at a point of a chart; `width` is estimated, `y` its base line. */
export type ChartLabel = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly width: number;
};

const LINE = 15;

const left = ({ x, anchor, width }: ChartLabel): number => (anchor === 'start' ? x : x - width);

const beside = (a: ChartLabel, b: ChartLabel): boolean => left(a) < left(b) + b.width && left(b) < left(a) + a.width;

/** Moves labels that would lie on each other apart to at least 15 px, the later ones away from the earlier, and keeps all between `top`
 * and `bottom` (both ends in) where there is room. */
export function placeLabels(labels: readonly ChartLabel[], top: number, bottom: number): readonly ChartLabel[] {
  const placed: ChartLabel[] = [];
  for (const label of labels) {
    const free = (y: number) =>
      y >= top && y <= bottom && placed.every((other) => !beside(label, other) || Math.abs(other.y - y) >= LINE);
    const wanted = Math.min(bottom, Math.max(top, label.y));
    const steps = [
      0,
      ...Array.from({ length: 24 }, (_, index) => (Math.floor(index / 2) + 1) * LINE * (index % 2 === 0 ? 1 : -1)),
    ];
    const y = steps.map((step) => wanted + step).find(free) ?? wanted;
    placed.push({ ...label, y });
  }
  return placed;
}
