import { expect, test } from 'vitest';
import { bytesOf, readRows, understand } from '../../testing/import-helpers';

const mapped = async (name: string, text: string) => (await understand(name, bytesOf(text))).mapping;
const fieldOf = (mapping: Awaited<ReturnType<typeof mapped>>, name: string) =>
  mapping.columns.find((column) => column.name === name)?.field;

test('two columns of the same name are both named, with the one that is used', async () => {
  const text = 'ticket_id,created_at,region,created_at\na,2026-01-01,N,2026-02-01\n';
  const { findings, rows } = await readRows(bytesOf(text), await mapped('tickets.csv', text));
  expect(findings.filter(({ reason }) => reason === 'same-name')).toMatchObject([
    {
      line: 1,
      text: 'columns 2 and 4 are both called “created_at”: column 2 is read as created_at, the other is not used',
    },
  ]);
  expect(rows[0]?.created_at).toBe(Date.UTC(2026, 0, 1));
});

test('columns of the same name that no field uses are not worth a word', async () => {
  const text = 'ticket_id,created_at,note,note\na,2026-01-01,x,y\n';
  const { findings } = await readRows(bytesOf(text), await mapped('tickets.csv', text));
  expect(findings).toEqual([]);
});

test('a date later than tomorrow is loaded and noted; today and tomorrow are not', async () => {
  const text = 'ticket_id,created_at\na,2026-11-01\nb,2026-11-02\nc,2036-11-03\n';
  const now = Date.UTC(2026, 10, 1, 12);
  const { groups, findings, accounting } = await readRows(bytesOf(text), await mapped('tickets.csv', text), { now });
  expect(groups).toEqual([
    {
      reason: 'later-than-today',
      severity: 'note',
      count: 1,
      text: 'created_at: later than today: loaded, and not counted in the horizon',
    },
  ]);
  expect(findings[0]?.line).toBe(4);
  expect(accounting.loaded).toBe(3);
});

test('an answer before the question is noted with its line; the same instant and an empty cell are not', async () => {
  const text =
    'ticket_id,created_at,first_response_at,resolved_at\na,2026-03-01 10:00,2026-03-01 09:59,2026-03-02 10:00\nb,2026-03-01 10:00,2026-03-01 10:00,\nc,2026-03-01 10:00,,2026-02-01 00:00\n';
  const { findings, accounting } = await readRows(bytesOf(text), await mapped('tickets.csv', text));
  expect(findings.map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [2, 'first_response_at', 'ends-before-it-begins'],
    [4, 'resolved_at', 'ends-before-it-begins'],
  ]);
  expect(accounting).toMatchObject({ loaded: 3, refused: 0 });
});

test('times before 1970 are put in order as well', async () => {
  const text = 'customer_id,acquired_at,churned_at\na,1960-01-01,1969-12-31\nb,1969-12-31,1960-01-01\n';
  const { findings } = await readRows(bytesOf(text), await mapped('customers.csv', text));
  expect(findings.map(({ line }) => line)).toEqual([3]);
});

test('a field’s own name is mapped however few of its values can be read; those that can’t are refused with their line', async () => {
  const bad = ['soon', 'later', 'pending', 'unknown to us', 'ask Ann', 'no idea'];
  const rows = [...bad, '2026-02-03'].map((value, index) => `t${index},2026-01-0${index + 1},${value}\n`).join('');
  const text = `ticket_id,created_at,resolved_at\n${rows}`;
  const mapping = await mapped('tickets.csv', text);
  expect(fieldOf(mapping, 'resolved_at')).toBe('resolved_at');
  const { accounting, findings } = await readRows(bytesOf(text), mapping);
  // Six unreadable, one readable.
  expect(accounting).toMatchObject({ loaded: 1, refused: 6 });
  expect(findings[0]).toMatchObject({ line: 2, column: 'resolved_at', value: 'soon' });
});

test('a name that is only like a field’s still needs values that can be read', async () => {
  const text = 'ticket_id,created_at,solved\na,2026-01-01,yes\nb,2026-01-02,no\n';
  expect(fieldOf(await mapped('tickets.csv', text), 'solved')).not.toBe('resolved_at');
});

test('of two columns for a field the one that can be read wins over the one that can’t', async () => {
  const text = 'ticket_id,created_at,resolved_at,solved_at\na,2026-01-01,x,2026-01-02\nb,2026-01-02,y,2026-01-04\n';
  const mapping = await mapped('tickets.csv', text);
  expect(mapping.columns.find(({ field }) => field === 'resolved_at')?.name).toBe('solved_at');
});

test('durations below zero and above a year are loaded and noted', async () => {
  const text = 'ticket_id,created_at,handle_seconds\na,2026-01-01,-5\nb,2026-01-01,40000000\nc,2026-01-01,600\n';
  const { groups, accounting } = await readRows(bytesOf(text), await mapped('tickets.csv', text));
  expect(groups.map(({ text: words, count }) => [words, count])).toEqual([
    ['handle_seconds: a negative duration', 1],
    ['handle_seconds: longer than a year', 1],
  ]);
  expect(accounting.loaded).toBe(3);
});
