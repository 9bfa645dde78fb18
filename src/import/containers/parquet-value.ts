import type { SchemaElement, SchemaTree } from 'hyparquet';
import { isList, isMap } from './parquet-schema';
import { plainDouble, plainFloat } from './plain-number';

/** A leaf as text; `bare` when JSON writes it without quotes. */
type Leaf = { readonly text: string; readonly bare: boolean };

const DAY = 86_400_000;
const perSecond = { MILLIS: 1000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n } as const;
type Unit = keyof typeof perSecond;

const two = (value: number): string => String(value).padStart(2, '0');

/** Seconds and the rest of them, rounded down; the fraction in 3, 6 or 9 digits, or none when it is 0. */
function parts(value: bigint, unit: Unit): { seconds: number; fraction: string } {
  const per = perSecond[unit];
  const rest = ((value % per) + per) % per;
  const digits = String(rest).padStart(String(per).length - 1, '0');
  return { seconds: Number((value - rest) / per), fraction: rest === 0n ? '' : `.${digits}` };
}

function isoTime(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function isoDay(day: number): string {
  const date = new Date(day * DAY);
  return Number.isNaN(date.getTime()) ? `day ${day}` : date.toISOString().replace(/T.*/, '');
}

function timestamp(value: bigint, unit: Unit, utc: boolean): string {
  const { seconds, fraction } = parts(value, unit);
  const day = Math.floor(seconds / 86_400);
  return `${isoDay(day)}T${isoTime(seconds - day * 86_400)}${fraction}${utc ? 'Z' : ''}`;
}

function timeOfDay(value: bigint, unit: Unit): string {
  const { seconds, fraction } = parts(value, unit);
  return isoTime(seconds) + fraction;
}

function signed(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return bytes.length > 0 ? BigInt.asIntN(bytes.length * 8, value) : 0n;
}

function decimal(unscaled: bigint, scale: number): string {
  if (scale <= 0) return `${unscaled}${'0'.repeat(unscaled === 0n ? 0 : -scale)}`;
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Months, days and milliseconds as an ISO 8601 duration. */
function interval(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return `P${view.getUint32(0, true)}M${view.getUint32(4, true)}DT${view.getUint32(8, true) / 1000}S`;
}

const isUnit = (text: string): text is Unit => text in perSecond;

function meaning({ logical_type: logical, converted_type: converted }: SchemaElement): {
  readonly of: 'decimal' | 'day' | 'timestamp' | 'time' | 'unsigned' | 'interval' | 'plain';
  readonly unit: Unit;
  readonly utc: boolean;
} {
  const plain = { unit: 'MILLIS', utc: false } as const;
  if (logical?.type === 'TIMESTAMP' || logical?.type === 'TIME')
    return {
      of: logical.type === 'TIME' ? 'time' : 'timestamp',
      unit: isUnit(logical.unit) ? logical.unit : 'MILLIS',
      utc: logical.isAdjustedToUTC,
    };
  if (logical?.type === 'INTEGER' && !logical.isSigned) return { ...plain, of: 'unsigned' };
  if (logical?.type === 'DECIMAL' || converted === 'DECIMAL') return { ...plain, of: 'decimal' };
  if (logical?.type === 'DATE' || converted === 'DATE') return { ...plain, of: 'day' };
  const [what, unit = ''] = (converted ?? '').split('_');
  // By the format's rules the old type names mean instants in UTC.
  if ((what === 'TIMESTAMP' || what === 'TIME') && isUnit(unit))
    return { of: what === 'TIME' ? 'time' : 'timestamp', unit, utc: true };
  if (what === 'UINT') return { ...plain, of: 'unsigned' };
  return { ...plain, of: converted === 'INTERVAL' ? 'interval' : 'plain' };
}

const bare = (text: string): Leaf => ({ text, bare: true });
const quoted = (text: string): Leaf => ({ text, bare: false });
const integer = (value: unknown): bigint => (typeof value === 'bigint' ? value : BigInt(Number(value)));

/** How the values of a leaf are written. */
function leafWriter(element: SchemaElement): (value: unknown) => Leaf {
  const { of, unit, utc } = meaning(element);
  const scale = element.scale ?? (element.logical_type?.type === 'DECIMAL' ? element.logical_type.scale : 0);
  const bits = element.type === 'INT64' ? 64 : 32;
  // The instants of INT96 come in nanoseconds since 1970 and say nothing of a zone.
  if (element.type === 'INT96') return (value) => quoted(timestamp(integer(value), 'NANOS', false));
  return (value) => {
    if (of === 'decimal') return bare(decimal(value instanceof Uint8Array ? signed(value) : integer(value), scale));
    if (of === 'day') return quoted(isoDay(Number(value)));
    if (of === 'timestamp') return quoted(timestamp(integer(value), unit, utc));
    if (of === 'time') return quoted(timeOfDay(integer(value), unit));
    if (of === 'unsigned') return bare(String(BigInt.asUintN(bits, integer(value))));
    if (value instanceof Uint8Array) return quoted(of === 'interval' && value.length === 12 ? interval(value) : hex(value));
    if (typeof value === 'number')
      return { text: element.type === 'FLOAT' ? plainFloat(value) : plainDouble(value), bare: Number.isFinite(value) };
    return typeof value === 'string' ? quoted(value) : bare(String(value));
  };
}

/** How the values of a column inside others are written as JSON. */
function jsonWriter(node: SchemaTree, inRepeated = false): (value: unknown) => string {
  if (node.element.repetition_type === 'REPEATED' && !inRepeated) {
    const item = jsonWriter(node, true);
    return (value) => (Array.isArray(value) ? `[${value.map(item).join(',')}]` : 'null');
  }
  const child = node.children[0];
  if (child && isList(node)) {
    const item = jsonWriter(child.children[0] ?? child, child.children.length === 0);
    return (value) => (Array.isArray(value) ? `[${value.map(item).join(',')}]` : 'null');
  }
  if (node.children.length > 0) {
    const writers = new Map(node.children.map((each) => [each.element.name, jsonWriter(each)]));
    const mapValue = child && isMap(node) ? jsonWriter(child.children[1] ?? child) : undefined;
    return (value) =>
      typeof value !== 'object' || value === null
        ? 'null'
        : `{${Object.entries(value)
            .map(([key, each]) => `${JSON.stringify(key)}:${(mapValue ?? writers.get(key) ?? String)(each)}`)
            .join(',')}}`;
  }
  const leaf = leafWriter(node.element);
  return (value) => {
    if (value === null || value === undefined) return 'null';
    const { text, bare: isBare } = leaf(value);
    return isBare ? text : JSON.stringify(text);
  };
}

/** How the values of a column are written in a cell: null as nothing, lists and structures as JSON. */
export function cellWriter(node: SchemaTree): (value: unknown) => string {
  const nested = node.children.length > 0 || node.element.repetition_type === 'REPEATED';
  const json = nested ? jsonWriter(node) : undefined;
  const leaf = nested ? undefined : leafWriter(node.element);
  return (value) => {
    if (value === null || value === undefined) return '';
    if (json) return json(value);
    return leaf ? leaf(value).text : '';
  };
}
