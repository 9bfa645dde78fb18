import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { dataset } from '../src/model/dataset';
import { bytesOf, readRows, understand } from '../src/testing/import-helpers';
import { generateSample } from './sample-data';

const names = ['customers', 'leads', 'spend', 'orders', 'tickets', 'surveys'] as const;
const { files, stories } = generateSample();
const committed = (name: string): string => readFileSync(new URL(`../public/sample/${name}`, import.meta.url), 'utf8');

type Line = Readonly<Record<string, string>>;
const read = (name: (typeof names)[number]): readonly Line[] =>
  Papa.parse<Line>(committed(`${name}.csv`), { header: true, skipEmptyLines: true }).data;
const lines = Object.fromEntries(names.map((name) => [name, read(name)])) as Readonly<
  Record<(typeof names)[number], readonly Line[]>
>;

const cell = (line: Line, field: string): string => line[field] ?? '';
const month = (line: Line, field: string): string => cell(line, field).slice(0, 7);
const months = Array.from(
  { length: 24 },
  (_, at) => `${2024 + Math.floor((at + 10) / 12)}-${String(((at + 10) % 12) + 1).padStart(2, '0')}`,
);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** First and last day of a period's text, both included. */
const ends = (period: string): readonly [string, string] => [period.slice(0, 10), period.slice(12)];
const during = (rows: readonly Line[], field: string, period: string): readonly Line[] => {
  const [from, to] = ends(period);
  return rows.filter(
    (row) => cell(row, field) !== '' && cell(row, field).slice(0, 10) >= from && cell(row, field).slice(0, 10) <= to,
  );
};
const seconds = (row: Line, from: string, to: string): number => (Date.parse(cell(row, to)) - Date.parse(cell(row, from))) / 1000;

describe('the sample files', () => {
  test('come out the same, byte for byte, on every run', () => {
    expect(generateSample()).toEqual({ files, stories });
  });

  test('are the committed ones: run scripts/write-sample-data.mjs after a change', () => {
    for (const [name, text] of Object.entries(files)) expect(committed(name) === text, name).toBe(true);
    expect(JSON.parse(committed('stories.json'))).toEqual(stories);
  });

  test('are six, together under 4 MB', () => {
    expect(Object.keys(files).sort()).toEqual(names.map((name) => `${name}.csv`).sort());
    expect(Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0)).toBeLessThan(4_000_000);
  });

  test.each(names)('%s has fields of its dataset as columns, the currency of its money beside them', (name) => {
    const fields = [...dataset(name).fields.map(({ id }) => id), ...(name === 'spend' || name === 'orders' ? ['currency'] : [])];
    for (const column of Object.keys(lines[name][0] ?? {})) expect(fields).toContain(column);
  });

  test.each([
    ['customers', 'acquired_at'],
    ['customers', 'churned_at'],
    ['leads', 'created_at'],
    ['leads', 'first_response_at'],
    ['leads', 'converted_at'],
    ['spend', 'date'],
    ['orders', 'ordered_at'],
    ['tickets', 'created_at'],
    ['tickets', 'resolved_at'],
    ['surveys', 'responded_at'],
  ] as const)('%s cover all 24 months by %s and nothing after them', (name, field) => {
    const covered = new Set(lines[name].map((line) => month(line, field)).filter((text) => text !== ''));
    for (const each of months) expect(covered).toContain(each);
    expect([...covered].filter((each) => each > '2026-10')).toEqual([]);
    if (name !== 'customers') expect([...covered].filter((each) => each < '2024-11')).toEqual([]);
  });

  test.each([
    ['customers', 'customer_id'],
    ['leads', 'lead_id'],
    ['orders', 'order_id'],
    ['tickets', 'ticket_id'],
    ['surveys', 'response_id'],
  ] as const)('%s have no %s twice', (name, key) => {
    expect(new Set(lines[name].map((line) => cell(line, key))).size).toBe(lines[name].length);
  });

  test('refer to customers and tickets that exist', () => {
    const customers = new Set(lines.customers.map((line) => cell(line, 'customer_id')));
    const tickets = new Map(lines.tickets.map((line) => [cell(line, 'ticket_id'), line]));
    for (const name of ['leads', 'orders', 'tickets', 'surveys'] as const) {
      const strays = lines[name].filter((line) => cell(line, 'customer_id') !== '' && !customers.has(cell(line, 'customer_id')));
      expect(strays, name).toEqual([]);
    }
    for (const survey of lines.surveys) {
      expect(cell(survey, 'ticket_id') === '').toBe(cell(survey, 'kind') === 'nps');
      if (cell(survey, 'kind') === 'csat')
        expect(cell(tickets.get(cell(survey, 'ticket_id')) ?? {}, 'customer_id')).toBe(cell(survey, 'customer_id'));
    }
  });

  test('keep the order of events: answered after created, signed after answered, gone after signed', () => {
    const acquired = new Map(lines.customers.map((line) => [cell(line, 'customer_id'), line]));
    for (const lead of lines.leads) {
      if (cell(lead, 'first_response_at')) expect(cell(lead, 'first_response_at') > cell(lead, 'created_at')).toBe(true);
      if (!cell(lead, 'converted_at')) continue;
      expect(cell(lead, 'first_response_at') < cell(lead, 'converted_at')).toBe(true);
      expect(cell(acquired.get(cell(lead, 'customer_id')) ?? {}, 'acquired_at')).toBe(cell(lead, 'converted_at').slice(0, 10));
    }
    for (const ticket of lines.tickets)
      if (cell(ticket, 'resolved_at')) expect(cell(ticket, 'resolved_at') > cell(ticket, 'created_at')).toBe(true);
    for (const customer of lines.customers)
      if (cell(customer, 'churned_at')) expect(cell(customer, 'churned_at') > cell(customer, 'acquired_at')).toBe(true);
  });

  test('have the gaps of real exports: unanswered leads, open tickets, refunds, blank dimensions', () => {
    expect(lines.leads.filter((line) => cell(line, 'first_response_at') === '').length).toBeGreaterThan(300);
    expect(lines.tickets.filter((line) => cell(line, 'resolved_at') === '').length).toBeGreaterThan(50);
    expect(lines.tickets.filter((line) => cell(line, 'first_response_at') === '').length).toBeGreaterThan(50);
    expect(lines.orders.filter((line) => cell(line, 'amount').startsWith('-')).length).toBeGreaterThan(100);
    for (const name of names)
      expect(lines[name].filter((line) => cell(line, 'region') === '' || cell(line, 'channel') === '').length).toBeGreaterThan(
        10,
      );
  });

  test.each(names)('%s come in without a question and without a refused row', async (name) => {
    const bytes = bytesOf(committed(`${name}.csv`));
    const { guess, mapping, questions } = await understand(`${name}.csv`, bytes);
    expect(guess.dataset).toBe(name);
    expect(questions).toEqual([]);
    expect(mapping.columns.map((column) => column.field ?? column.rule.kind)).toEqual(Object.keys(lines[name][0] ?? {}));
    const { accounting } = await readRows(bytes, mapping);
    expect(accounting).toMatchObject({ loaded: lines[name].length, refused: 0, replaced: 0 });
  });
});

const measured: Readonly<Record<string, (period: string) => number>> = {
  'enterprise-churn': (period) => churn(period, 'Enterprise'),
  'lead-response-europe': (period) => response(period, 'region', 'Europe'),
  'lead-response-rep': (period) => response(period, 'owner', 'AE 4'),
  'paid-search-cac': (period) => {
    const paid = (rows: readonly Line[]): readonly Line[] => rows.filter((line) => cell(line, 'channel') === 'Paid search');
    const cost = during(paid(lines.spend), 'date', period).reduce((sum, line) => sum + Number(cell(line, 'amount')), 0);
    return cost / during(paid(lines.customers), 'acquired_at', period).length;
  },
  'nps-price-change': promoters,
  'nps-half-recovered': promoters,
  'handling-time-falls': (period) =>
    mean(during(lines.tickets, 'resolved_at', period).map((line) => Number(cell(line, 'handle_seconds')))),
  'reopenings-rise': (period) =>
    mean(during(lines.tickets, 'resolved_at', period).map((line) => (cell(line, 'reopened') === 'yes' ? 1 : 0))),
};

function churn(period: string, segment: string): number {
  const [from, to] = ends(period);
  const starts = months.filter((each) => each >= from.slice(0, 7) && each <= to.slice(0, 7)).map((each) => `${each}-01`);
  const active = (day: string): readonly Line[] =>
    lines.customers.filter(
      (line) =>
        cell(line, 'segment') === segment &&
        cell(line, 'acquired_at') < day &&
        (cell(line, 'churned_at') === '' || cell(line, 'churned_at') >= day),
    );
  const lost = starts.flatMap((day) => active(day).filter((line) => month(line, 'churned_at') === day.slice(0, 7)));
  return lost.length / starts.flatMap(active).length;
}

function response(period: string, dimension: string, value: string): number {
  const answered = during(lines.leads, 'created_at', period).filter(
    (line) => cell(line, dimension) === value && cell(line, 'first_response_at') !== '',
  );
  return mean(answered.map((line) => seconds(line, 'created_at', 'first_response_at')));
}

function promoters(period: string): number {
  const scores = during(lines.surveys, 'responded_at', period)
    .filter((line) => cell(line, 'kind') === 'nps')
    .map((line) => Number(cell(line, 'score')));
  return 100 * mean(scores.map((score) => (score >= 9 ? 1 : score <= 6 ? -1 : 0)));
}

describe('the planted stories', () => {
  test.each(stories)('$id: the sizes written are those in the file', ({ id, before, after, beforePeriod, afterPeriod }) => {
    const measure = measured[id];
    expect(measure).toBeDefined();
    expect(Math.abs((measure?.(beforePeriod) ?? 0) / before - 1)).toBeLessThan(0.002);
    expect(Math.abs((measure?.(afterPeriod) ?? 0) / after - 1)).toBeLessThan(0.002);
  });

  // What was meant: 1.2 % → 3.6 %; twice; two and a half times; 1.04^11 = 1.54; 34 → 16 points; 16 → 25 points; four fifths; 6 % → 11 %.
  test.each([
    ['enterprise-churn', 0.012, 0.036],
    ['lead-response-europe', 9000, 18_000],
    ['lead-response-rep', 9000, 22_500],
    ['paid-search-cac', 7200, 11_088],
    ['nps-price-change', 34, 16],
    ['nps-half-recovered', 16, 25],
    ['handling-time-falls', 1580, 1264],
    ['reopenings-rise', 0.06, 0.11],
  ])('%s came out within a tenth of what was meant', (id, before, after) => {
    const story = stories.find((each) => each.id === id);
    expect(Math.abs((story?.before ?? 0) / before - 1)).toBeLessThan(0.1);
    expect(Math.abs((story?.after ?? 0) / after - 1)).toBeLessThan(0.1);
  });

  const [summer, autumn] = ['2026-02-01..2026-07-31', '2026-08-01..2026-10-31'];
  test.each(['Mid-market', 'Small business'])('%s customers leave no faster than before', (segment) => {
    expect(Math.abs(churn(autumn, segment) / churn(summer, segment) - 1)).toBeLessThan(0.25);
  });

  const [early, late] = ['2025-11-01..2026-06-07', '2026-06-08..2026-10-31'];
  test.each([
    ['region', 'North America'],
    ['region', 'APAC'],
    ['owner', 'AE 6'],
  ])('leads of the %s %s are answered as fast as before', (dimension, value) => {
    expect(Math.abs(response(late, dimension, value) / response(early, dimension, value) - 1)).toBeLessThan(0.15);
  });

  test('the rep whose queue went has no lead from that day on', () => {
    expect(during(lines.leads, 'created_at', late).filter((line) => cell(line, 'owner') === 'AE 5')).toEqual([]);
  });

  test('paid search brings as many customers as a year ago', () => {
    const count = (period: string): number =>
      during(lines.customers, 'acquired_at', period).filter((line) => cell(line, 'channel') === 'Paid search').length;
    expect(Math.abs(count('2025-11-01..2026-10-31') / count('2024-11-01..2025-10-31') - 1)).toBeLessThan(0.08);
  });

  test('are told in docs/sample-stories.md too, each under its id', () => {
    const told = readFileSync(new URL('../docs/sample-stories.md', import.meta.url), 'utf8');
    for (const { id, from } of stories) {
      expect(told).toContain(`\`${id}\``);
      expect(told).toContain(from);
    }
  });
});
