import { type OffsetChange, wallChanges } from '../../time/zone';

/** Turns wall-clock milliseconds of a zone into instants. Neighbouring rows mostly share their offset, so the last one is tried first. */
export function wallClock(changes: readonly OffsetChange[]): (wall: number) => number {
  const walls = wallChanges(changes);
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  let offset = 0;
  return (wall) => {
    if (wall >= from && wall < to) return wall - offset;
    let low = 0;
    let high = walls.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((walls[middle]?.at ?? 0) <= wall) low = middle;
      else high = middle - 1;
    }
    from = low === 0 ? Number.NEGATIVE_INFINITY : (walls[low]?.at ?? 0);
    to = walls[low + 1]?.at ?? Number.POSITIVE_INFINITY;
    offset = walls[low]?.offset ?? 0;
    return wall - offset;
  };
}
