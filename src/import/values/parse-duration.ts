const units: readonly (readonly [number, string])[] = [
  [
    0.001,
    'ms msec msecs millisecond milliseconds millisekunde millisekunden milliseconde millisecondes milisegundo milisegundos',
  ],
  [1, 's sec secs second seconds sek sekunde sekunden seconde secondes seg segs segundo segundos secondo secondi seconden'],
  [60, 'm min mins minute minutes minuten minuto minutos minuti mn minuut'],
  [3600, 'h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren u'],
  [86_400, 'd day days tag tage tagen t jour jours j dia dias giorno giorni g dag dagen'],
  [604_800, 'w wk wks week weeks woche wochen semaine semaines sem semana semanas settimana settimane weken'],
];

const seconds = new Map(units.flatMap(([size, names]) => names.split(' ').map((name) => [name, size] as const)));
const LONGEST = 80;

/** Seconds of `1:02:03` or `26:15` (hours and minutes), with days before them as `2d 03:00` or `2.03:00`; undefined for anything else. */
export function parseClock(text: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  const match = /^(-?)(?:(\d{1,6})[d.] ?)?(\d{1,6}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d{1,9})?)?$/.exec(text.trim());
  if (!match) return undefined;
  const [, sign, days, hours, minutes, rest] = match;
  const total = Number(days ?? 0) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(rest ?? 0);
  return sign && total ? -total : total;
}

const amount = String.raw`(\d{1,9}(?:[.,]\d{1,9})?)`;
const iso = new RegExp(`^([+-]?)P(?:${amount}W)?(?:${amount}D)?(?:T(?:${amount}H)?(?:${amount}M)?(?:${amount}S)?)?$`, 'i');
const numberOf = (text: string): number => Number(text.replace(',', '.'));

/** Seconds of an ISO 8601 duration (`P1DT2H`); undefined for anything else, also for months and years, which have no fixed length. */
export function parseIsoDuration(text: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  const match = iso.exec(text.trim());
  if (!match) return undefined;
  const [, sign, ...parts] = match;
  if (parts.every((part) => part === undefined)) return undefined;
  const sizes = [604_800, 86_400, 3600, 60, 1];
  const total = parts.reduce((sum, part, index) => sum + (part ? numberOf(part) * (sizes[index] ?? 0) : 0), 0);
  return sign === '-' ? -total : total;
}

const token = /(\d{1,9}(?:[.,]\d{1,9})?) ?(\p{L}{1,16})\.?/uy;
const between = /(?: ?,)? ?(?:(?:and|und|et|y|e|en) )?/y;
const shortRest = /(\d{1,2})$/y;

/** Seconds of amounts with their units (`2d 3h`, `2 days 3 hours`, `1h30`, `1,5 Std`), largest first; undefined for anything else. */
export function parseDurationWords(text: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u2009\u202f]+/g, ' ')
    .trim();
  const negative = plain.startsWith('-');
  let at = negative ? 1 : 0;
  let total = 0;
  let before = Number.POSITIVE_INFINITY;
  while (at < plain.length) {
    token.lastIndex = at;
    const found = token.exec(plain);
    if (!found) {
      const rest = before === Number.POSITIVE_INFINITY ? undefined : restOf(plain, at, before);
      if (rest === undefined) return undefined;
      total += rest;
      break;
    }
    const size = seconds.get(found[2] ?? '');
    if (size === undefined || size >= before) return undefined;
    total += numberOf(found[1] ?? '') * size;
    before = size;
    between.lastIndex = at + found[0].length;
    between.exec(plain);
    at = between.lastIndex;
  }
  if (before === Number.POSITIVE_INFINITY) return undefined;
  const exact = Math.round(total * 1e6) / 1e6;
  return negative && exact !== 0 ? -exact : exact;
}

/** `30` behind `1h`, or `02:03:04` behind `1 day,`. */
function restOf(text: string, at: number, before: number): number | undefined {
  if (before === 86_400) return parseClock(text.slice(at));
  shortRest.lastIndex = at;
  const minutes = shortRest.exec(text)?.[1];
  if (!minutes || Number(minutes) > 59 || (before !== 3600 && before !== 60)) return undefined;
  return Number(minutes) * (before / 60);
}

/** Seconds of a duration by the clock, in words or in ISO 8601; undefined for anything else, also for a number without a unit. */
export const parseDuration = (text: string): number | undefined =>
  parseClock(text) ?? parseIsoDuration(text) ?? parseDurationWords(text);
