import { type Day, dayOf } from './day';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of an instant (ms since 1970 UTC) by the clock of the zone. For single instants; `zone.ts` has what columns need. */
export function localDayIn(zone: string, instant: number): Day {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric' });
  formats.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return dayOf(parts.year ?? Number.NaN, parts.month ?? Number.NaN, parts.day ?? Number.NaN);
}
