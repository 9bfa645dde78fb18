import { expect, test } from 'vitest';
import type { Mapping } from '../mapping';
import { mendOf, withEdits, withLastMark } from './mend';
import type { Finding } from './summary';

const mapping: Mapping = {
  dataset: 'spend',
  encoding: 'utf-8',
  delimiter: ';',
  preamble: 0,
  columns: [
    { index: 0, name: 'Tag', field: 'date', rule: { kind: 'instant', order: 'day-first' } },
    { index: 1, name: 'Kosten', field: 'amount', rule: { kind: 'money', decimal: ',' } },
  ],
};
const refused = (record: number, column: string, reason: string, value: string): Finding => ({
  severity: 'refused',
  record,
  line: record,
  column,
  reason,
  value,
  text: `“${value}” is in CHF`,
});
const group = (reason: string, text: string, count: number) => ({ reason, text, count, severity: 'refused' }) as const;

test('of a number with two points the last one is the decimal mark', () => {
  expect(withLastMark('1.284.50', ',')).toBe('1.284,50');
  expect(withLastMark('€ 12,345,678.9', ',')).toBe('€ 12.345.678,9');
  expect(withLastMark('1,284,50', '.')).toBe('1,284.50');
  // Three digits behind the last mark are a group, not a fraction.
  expect(withLastMark('1.284.500', ',')).toBeUndefined();
  expect(withLastMark('n/a', ',')).toBeUndefined();
});

test('all cells with two points are mended by one button', () => {
  const findings = [refused(4, 'Kosten', 'two-decimal-marks', '1.284.50'), refused(9, 'Kosten', 'two-decimal-marks', '2.041.07')];
  const mend = mendOf(group('two-decimal-marks', 'Kosten: two decimal marks', 2), findings, mapping, 100);
  expect(mend?.kind === 'mapping' && mend.label).toBe('Read as 1.284,50');
  expect(mend?.kind === 'mapping' && mend.mapping.edits).toEqual([
    { record: 4, column: 1, value: '1.284,50' },
    { record: 9, column: 1, value: '2.041,07' },
  ]);
});

test('the other order is offered only where more rows gain by it than lose', () => {
  const findings = [refused(2, 'Tag', 'date-unreadable', '07/31/2026')];
  const many = mendOf(group('date-unreadable', 'Tag: not a date', 900), findings, mapping, 100);
  expect(many?.kind === 'mapping' && many.label).toBe('Read with the month first');
  expect(mendOf(group('date-unreadable', 'Tag: not a date', 1), findings, mapping, 100)).toEqual({
    kind: 'edit',
    cells: [{ record: 2, line: 2, column: 0, value: '07/31/2026' }],
  });
});

test('a currency without a rate asks for the rate, and what is no cell can only be mended in the file', () => {
  expect(mendOf(group('no-rate', 'Kosten: no rate', 3), [refused(3, 'Kosten', 'no-rate', 'CHF 402,30')], mapping, 9)).toEqual({
    kind: 'rate',
    currency: 'CHF',
  });
  const short: Finding = { severity: 'refused', record: 5, line: 5, reason: 'too-few-cells', text: 'the row has 1 cell' };
  expect(mendOf(group('too-few-cells', 'too few cells', 1), [short], mapping, 9)).toBeUndefined();
});

test('a cell that is edited twice keeps its last value', () => {
  const once = withEdits(mapping, [{ record: 2, column: 0, value: 'a' }]);
  const edits = [
    { record: 2, column: 0, value: 'b' },
    { record: 3, column: 0, value: 'c' },
  ];
  expect(withEdits(once, edits).edits).toEqual(edits);
});

const timed = (unit: 'clock' | 'hours'): Mapping => ({
  ...mapping,
  dataset: 'tickets',
  columns: [{ index: 0, name: 'Dauer', field: 'handle_seconds', rule: { kind: 'duration', unit, decimal: '.' } }],
});

test('plain numbers where a clock was expected are read in the unit that the user names', () => {
  const findings = [refused(2, 'Dauer', 'duration-unreadable', '90'), refused(3, 'Dauer', 'duration-unreadable', '12.5')];
  const mend = mendOf(group('duration-unreadable', 'Dauer: not a duration', 2), findings, timed('clock'), 1);
  expect(mend?.kind === 'choice' && mend.options.map(({ label }) => label)).toEqual([
    'Read as minutes',
    'Read as hours',
    'Read as seconds',
  ]);
  expect(mend?.kind === 'choice' && mend.options[0]?.mapping.columns[0]?.rule).toMatchObject({ unit: 'minutes' });
  // A single number among clocks is a slip, not the column's unit.
  expect(mendOf(group('duration-unreadable', 'Dauer: not a duration', 2), findings, timed('clock'), 900)?.kind).toBe('edit');
});

test('durations of which most are longer than a year are offered in smaller units', () => {
  const long: Finding = { ...refused(2, 'Dauer', 'duration-long', '90000'), severity: 'note' };
  const noted = { ...group('duration-long', 'Dauer: longer than a year', 60), severity: 'note' } as const;
  const mend = mendOf(noted, [long], timed('hours'), 100);
  expect(mend?.kind === 'choice' && mend.options.map(({ label }) => label)).toEqual(['Read as seconds', 'Read as minutes']);
  expect(mendOf({ ...noted, count: 3 }, [long], timed('hours'), 100)).toBeUndefined();
});
