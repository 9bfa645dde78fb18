import { type DatasetId, dataset } from '../model/dataset';
import { civil } from '../time/day';

/** Numbers in [0, 1). */
export type Random = () => number;

/** Mulberry32: the same numbers for the same seed on every machine. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
function oneOf<T>(random: Random, list: readonly T[]): T {
  const item = list[below(random, list.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

/** A value as it must come out of the import: milliseconds, ten-thousandths, seconds, scores, flags, text. */
export type Value = number | string | boolean | undefined;
export type TrueRow = Readonly<Record<string, Value>>;

/** How a file writes what it holds; none of it changes what it says. */
export type Style = {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly decimal: '.' | ',';
  readonly date: 'iso' | 'iso-space' | 'day-first' | 'month-first' | 'named';
  readonly quoteAll: boolean;
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly preamble: number;
  readonly total: boolean;
};

export const plainStyle: Style = {
  delimiter: ',',
  lineEnd: '\n',
  decimal: '.',
  date: 'iso',
  quoteAll: false,
  encoding: 'utf-8',
  preamble: 0,
  total: false,
};

const columns: Readonly<Partial<Record<DatasetId, readonly string[]>>> = {
  customers: ['customer_id', 'acquired_at', 'churned_at', 'region', 'plan'],
  leads: ['lead_id', 'created_at', 'first_response_at', 'converted_at', 'channel'],
  spend: ['date', 'amount', 'campaign', 'channel'],
  orders: ['order_id', 'customer_id', 'ordered_at', 'amount', 'region'],
  tickets: ['ticket_id', 'created_at', 'first_response_at', 'resolved_at', 'handle_seconds', 'owner'],
  surveys: ['response_id', 'responded_at', 'kind', 'score', 'comment'],
};

export const mutatedDatasets = Object.keys(columns) as readonly DatasetId[];

const words = [
  'North, upper',
  'Süd',
  'a "quoted" one',
  'Team; help',
  'naïve café',
  'two\nlines',
  "O'Brien",
  'plain',
  'x | y',
  '=1+1',
  'Total care',
];

/** Rows whose key (the first text field, made unique) tells which is which. */
export function truth(id: DatasetId, random: Random, rows: number): readonly TrueRow[] {
  const fields = columns[id];
  if (!fields) throw new Error(`${id} has no columns to make rows of`);
  const kinds = new Map(dataset(id).fields.map((field) => [field.id, field.kind]));
  return Array.from({ length: rows }, (_, row) => {
    const start = Date.UTC(2026, 0, 1) + below(random, 300) * 86_400_000 + below(random, 86_400) * 1000;
    let at = start - (start % 60_000);
    const values: Record<string, Value> = {};
    for (const field of fields) {
      const kind = kinds.get(field);
      const optional = !dataset(id).fields.find((each) => each.id === field)?.required;
      if (kind === 'instant') {
        values[field] = optional && random() < 0.3 ? undefined : at;
        at += below(random, 5000) * 60_000;
      } else if (kind === 'money') values[field] = below(random, 2_000_000) * 100;
      else if (kind === 'duration') values[field] = random() < 0.2 ? undefined : below(random, 20_000);
      else if (kind === 'score') values[field] = below(random, 11);
      else if (field === 'kind') values[field] = 'nps';
      else if (kind === 'id' || field === 'campaign') values[field] = `${field[0]?.toUpperCase()}-${1000 + row}`;
      else values[field] = random() < 0.1 ? undefined : oneOf(random, words);
    }
    return values;
  });
}

const two = (value: number): string => String(value).padStart(2, '0');
const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function writeInstant(ms: number, style: Style): string {
  const { year, month, day } = civil(Math.floor(ms / 86_400_000));
  const clock = `${two(Math.floor((ms % 86_400_000) / 3_600_000))}:${two(Math.floor((ms % 3_600_000) / 60_000))}`;
  switch (style.date) {
    case 'iso':
      return `${year}-${two(month)}-${two(day)}T${clock}:00Z`;
    case 'iso-space':
      return `${year}-${two(month)}-${two(day)} ${clock}`;
    case 'day-first':
      return `${two(day)}.${two(month)}.${year} ${clock}`;
    case 'month-first':
      return `${month}/${day}/${year} ${clock}`;
    case 'named':
      return `${day} ${names[month - 1]} ${year} ${clock}`;
  }
}

function writeValue(value: Value, kind: string | undefined, style: Style): string {
  if (value === undefined) return '';
  if (kind === 'instant') return writeInstant(Number(value), style);
  if (kind === 'money') return (Number(value) / 10_000).toFixed(2).replace('.', style.decimal);
  return String(value);
}

function quoted(cell: string, style: Style): string {
  const needed = style.quoteAll || /["\r\n]/.test(cell) || cell.includes(style.delimiter);
  return needed ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export type Line = { readonly row?: number; readonly cells: readonly string[] };

/** The table as lines of cells: the header first. */
export function linesOf(id: DatasetId, rows: readonly TrueRow[], style: Style): readonly Line[] {
  const fields = columns[id] ?? [];
  const kinds = new Map(dataset(id).fields.map((field) => [field.id, field.kind]));
  return [
    { cells: fields },
    ...rows.map((values, row) => ({ row, cells: fields.map((field) => writeValue(values[field], kinds.get(field), style)) })),
  ];
}

const windows1252: Readonly<Record<string, number>> = { ü: 0xfc, ï: 0xef, é: 0xe9 };

export function encode(text: string, encoding: Style['encoding']): Uint8Array {
  const utf8 = new TextEncoder().encode(text);
  if (encoding === 'utf-8') return utf8;
  if (encoding === 'utf-8-bom') return new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]);
  if (encoding === 'windows-1252') return Uint8Array.from([...text], (letter) => windows1252[letter] ?? letter.charCodeAt(0));
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  const little = encoding === 'utf-16le';
  view.setUint16(0, 0xfeff, little);
  for (let at = 0; at < text.length; at++) view.setUint16(2 + at * 2, text.charCodeAt(at), little);
  return bytes;
}

/** Puts lines into text. `damage` gets each written line and may spoil it. */
export function write(
  lines: readonly Line[],
  style: Style,
  damage: (line: string, row: number | undefined) => string = (line) => line,
): string {
  const before = Array.from({ length: style.preamble }, (_, place) => (place === 0 ? 'Export of the made-up firm' : ''));
  const written = lines.map(({ cells, row }) => damage(cells.map((cell) => quoted(cell, style)).join(style.delimiter), row));
  const width = lines[0]?.cells.length ?? 1;
  const after = style.total ? [['Total', ...Array.from({ length: width - 1 }, () => '')].join(style.delimiter)] : [];
  return `${[...before, ...written, ...after].join(style.lineEnd)}${style.lineEnd}`;
}

/** A style in which one to three things differ from the plain one. */
export function anyStyle(random: Random, id: DatasetId): Style {
  const changes: readonly ((style: Style) => Style)[] = [
    (style) => ({ ...style, delimiter: oneOf(random, [';', '\t', '|'] as const) }),
    (style) => ({ ...style, lineEnd: oneOf(random, ['\r\n', '\r'] as const) }),
    (style) => ({ ...style, decimal: ',', delimiter: ';' }),
    (style) => ({ ...style, date: oneOf(random, ['iso-space', 'day-first', 'month-first', 'named'] as const) }),
    (style) => ({ ...style, quoteAll: true }),
    (style) => ({ ...style, encoding: oneOf(random, ['utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252'] as const) }),
    (style) => ({ ...style, preamble: 1 + below(random, 3) }),
    (style) => ({ ...style, total: id !== 'surveys' }),
  ];
  return Array.from({ length: 1 + below(random, 3) }).reduce<Style>((style) => oneOf(random, changes)(style), plainStyle);
}

/** What was done to a file that changes what it says; `rows` may come out otherwise than they are true, all others may not. */
export type Damage = {
  readonly name: string;
  readonly rows: ReadonlySet<number>;
  readonly text: string;
  readonly bytes?: Uint8Array;
};

type Maker = (lines: readonly Line[], style: Style, random: Random) => Damage;

const pick = (lines: readonly Line[], random: Random): number => below(random, lines.length - 1);

/** Spoils single written lines. */
function spoiled(name: string, spoil: (line: string, style: Style, random: Random) => string, count = 1): Maker {
  return (lines, style, random) => {
    const rows = new Set(Array.from({ length: count }, () => pick(lines, random)));
    const text = write(lines, style, (line, row) => (row !== undefined && rows.has(row) ? spoil(line, style, random) : line));
    return { name, rows, text };
  };
}

/** Puts another cell in the place of one. */
function replaced(name: string, column: (cells: readonly string[]) => number, value: (random: Random) => string): Maker {
  return (lines, style, random) => {
    const target = pick(lines, random);
    const place = column(lines[1]?.cells ?? []);
    const changed = lines.map((line) =>
      line.row === target ? { ...line, cells: line.cells.map((cell, at) => (at === place ? value(random) : cell)) } : line,
    );
    return { name, rows: new Set([target]), text: write(changed, style) };
  };
}

const dateColumn = (cells: readonly string[]): number =>
  cells.findIndex((cell) => /\d{4}/.test(cell) && /\d\D\d/.test(cell) && !/^[A-Z]-/.test(cell));
const lastColumn = (cells: readonly string[]): number => cells.length - 1;

export const damages: readonly Maker[] = [
  (lines, style) => ({ name: 'none', rows: new Set(), text: write(lines, style) }),
  spoiled('a quote opens and never closes', (line, { delimiter }) => line.replace(delimiter, `${delimiter}"`)),
  spoiled('text after a closing quote', (line, { delimiter }) =>
    line.replace(new RegExp(`^"?([^"${delimiter === '|' ? '\\|' : delimiter}]*)"?`), '"$1"x'),
  ),
  spoiled('a bare quote inside a cell', (line) => line.replace(/([A-Za-z0-9])/, '$1"')),
  spoiled('one cell too many', (line, { delimiter }, random) => `${line}${delimiter}${oneOf(random, ['surplus', '1', ''])}`, 2),
  spoiled(
    'one cell too few',
    (line, { delimiter }) =>
      line.endsWith('"') ? line.slice(0, line.lastIndexOf(`${delimiter}"`)) : line.slice(0, line.lastIndexOf(delimiter)),
    2,
  ),
  spoiled('a blank line before', (line, { lineEnd }) => `${lineEnd}${line}`),
  spoiled('only half of the line', (line) => line.slice(0, line.length >> 1)),
  replaced('an impossible date', dateColumn, (random) =>
    oneOf(random, ['2026-02-30', 'soon', '99.99.2026', '2026-13-01', '31/31/2026']),
  ),
  replaced('an absurd value in the last column', lastColumn, (random) =>
    oneOf(random, ['\u0000', '1e999', '９９', 'x'.repeat(70_000), '=HYPERLINK("x")', '\u202e']),
  ),
  (lines, style) => {
    const [header] = lines;
    const middle = lines.length >> 1;
    const both = header ? [...lines.slice(0, middle), { cells: header.cells }, ...lines.slice(middle)] : lines;
    return { name: 'the header again in the middle', rows: new Set(), text: write(both, style) };
  },
  (lines, style, random) => {
    const written = new Map<number, string>();
    const text = write(lines, style, (line, row) => {
      if (row !== undefined) written.set(row, line);
      return line;
    });
    const kept = text.slice(0, Math.floor(text.length * (0.3 + 0.6 * random())));
    const lost = [...written].flatMap(([row, line]) => (kept.includes(line + style.lineEnd) ? [] : [row]));
    return { name: 'cut off', rows: new Set(lost), text: kept };
  },
  (lines, style, random) => {
    const target = pick(lines, random);
    const text = write(lines, style, (line, row) => (row === target ? line.replace(/[a-z]/i, '\u0001') : line));
    const bytes = encode(text, style.encoding).map((byte) => (byte === 1 && !style.encoding.startsWith('utf-16') ? 0xff : byte));
    return { name: 'a byte that is no letter', rows: new Set([target]), text, bytes };
  },
  (lines, style, random) => {
    const twice = pick(lines, random);
    const again = lines.flatMap((line) => (line.row === twice ? [line, line] : [line]));
    return { name: 'a row twice', rows: new Set([twice]), text: write(again, style) };
  },
  (lines, style, random) => {
    const order = lines.slice(1);
    for (let at = order.length - 1; at > 0; at--) {
      const other = below(random, at + 1);
      const [a, b] = [order[at], order[other]];
      if (a && b) [order[at], order[other]] = [b, a];
    }
    return { name: 'rows in another order', rows: new Set(), text: write([...lines.slice(0, 1), ...order], style) };
  },
];
