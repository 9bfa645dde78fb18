import { describe, expect, test } from 'vitest';
import { bytesOf, expectedOf, readRows, realFile, understand } from '../../testing/import-helpers';
import { dayOf } from '../../time/day';
import { sourceOfBytes } from '../text/byte-source';
import { isNotText } from '../text/not-text';
import { answer, mappingProblems, remap } from './answer';
import { inspect } from './inspect';

const fieldsOf = (mapping: { columns: readonly { field?: string }[] }) => mapping.columns.map(({ field }) => field);

describe('what a file is', () => {
  test.each([
    ['leads', 'lead_id,created_at,first_response_at,converted_at,channel'],
    ['customers', 'customer_id,acquired_at,churned_at,plan'],
    ['spend', 'date,amount,campaign'],
    ['orders', 'order_id,customer_id,ordered_at,amount'],
    ['tickets', 'ticket_id,created_at,first_response_at,resolved_at,handle_seconds'],
    ['surveys', 'response_id,responded_at,kind,score'],
  ])('%s are recognised by our own names', async (dataset, header) => {
    const { guess, mapping, questions } = await understand('export.csv', bytesOf(`${header}\n`));
    expect(guess.dataset).toBe(dataset);
    expect(guess.confidence).toBeGreaterThan(0.7);
    expect(fieldsOf(mapping)).toEqual(header.split(','));
    expect(questions).toEqual([]);
  });

  test('a help desk’s export is tickets, with minutes as minutes', async () => {
    const text =
      'Id,Requester id,Group,Status,Created at,Solved at,First reply time in minutes,Reopens\n297732,7,Support,Solved,2023-04-08 20:52:00,2023-06-14 16:30:00,173,0\n';
    const { guess, mapping } = await understand('export.csv', bytesOf(text));
    expect(guess.dataset).toBe('tickets');
    expect(mapping.columns[6]).toMatchObject({ field: 'first_response_seconds', rule: { kind: 'duration', unit: 'minutes' } });
    const { rows } = await readRows(bytesOf(text), mapping);
    expect(rows[0]).toMatchObject({ ticket_id: '297732', first_response_seconds: 173 * 60, reopened: false, owner: 'Support' });
  });

  test('an ad account’s export in UTF-16 with a preamble and a total is spend', async () => {
    const text =
      'Campaign report\nAll time\nDay\tCampaign\tCurrency code\tCost\n2026-08-01\tBrand\tEUR\t1,040.50\nTotal: Account\t\tEUR\t1,040.50\n';
    const bytes = new Uint8Array(2 + text.length * 2);
    bytes.set([0xff, 0xfe]);
    for (let index = 0; index < text.length; index++) bytes[2 + index * 2] = text.charCodeAt(index);
    const { guess, mapping } = await understand('report.csv', bytes);
    expect(guess.dataset).toBe('spend');
    expect(mapping).toMatchObject({ encoding: 'utf-16le', delimiter: '\t', preamble: 2 });
    const { rows, accounting } = await readRows(bytes, mapping);
    expect(rows).toMatchObject([{ date: Date.UTC(2026, 7, 1), amount: 10_405_000, campaign: 'Brand' }]);
    expect(accounting).toMatchObject({ records: 5, preamble: 2, header: 1, loaded: 1, footer: 1, refused: 0 });
  });

  test('a file that nobody knows is asked about', async () => {
    const inspection = await understand('mystery.csv', bytesOf('foo,bar\n1,2\n'));
    expect(inspection.guess.dataset).toBeUndefined();
    expect(inspection.questions[0]?.id).toBe('dataset');
    const chosen = answer(inspection, 'dataset', 'spend');
    expect(mappingProblems(chosen.mapping)).toEqual([
      'No column gives date (day of the cost, or its first day)',
      'No column gives amount (cost in money)',
    ]);
    const columns = chosen.mapping.columns.map((column, index) => ({ ...column, field: index === 0 ? 'date' : 'amount' }));
    expect(mappingProblems(remap(chosen, { ...chosen.mapping, columns }).mapping)).toEqual([]);
  });

  test.each([
    ['an Excel workbook', [0x50, 0x4b, 3, 4, 0], 'an Excel workbook or a ZIP archive'],
    ['nothing', [], 'is empty'],
  ])('%s is refused in plain words', async (_, bytes, message) => {
    await expect(inspect(sourceOfBytes('book.csv', new Uint8Array(bytes)), { zone: 'UTC' })).rejects.toThrow(message);
  });

  test.each([
    ['a workbook under the wrong name', [0x50, 0x4b, 3, 4, 0], true],
    ['zero bytes', [0x61, 0, 0xff, 0x62, 0x2c, 0x63], true],
    ['nothing', [], false],
    ['no header', [...bytesOf('2026-01-01,5.00\n2026-01-02,6.00\n')], false],
    ['a known export without days', [...bytesOf('Campaign report\nAll time\nCampaign,Currency code,Cost\nBrand,EUR,5\n')], false],
  ])('saving as text is the advice for what is no text alone: %s', async (_, bytes, advised) => {
    const cause = await inspect(sourceOfBytes('t.csv', new Uint8Array(bytes)), { zone: 'UTC' }).catch((error: unknown) => error);
    expect(cause).toBeInstanceOf(Error);
    expect(isNotText(cause)).toBe(advised);
  });

  test('letters that are not UTF-8 are asked about, and read as told', async () => {
    const bytes = new Uint8Array([...bytesOf('date,amount,region\n2026-01-01,5,M'), 0xfc, ...bytesOf('nchen\n')]);
    const asked = await understand('spend.csv', bytes);
    expect(asked.questions.map(({ id }) => id)).toEqual(['encoding']);
    const western = await readRows(bytes, answer(asked, 'encoding', 'windows-1252').mapping);
    expect(western.rows[0]?.region).toBe('München');
    const strict = await readRows(bytes, answer(asked, 'encoding', 'utf-8').mapping);
    expect(strict.findings).toMatchObject([{ severity: 'refused', reason: 'encoding', line: 2, column: 'region' }]);
  });
});

describe('day and month', () => {
  const file = (rows: string) => bytesOf(`date,amount\n${rows}`);

  test('are proved by a part over 12 anywhere in the file', async () => {
    const { mapping } = await understand('spend.csv', file('01/02/2026,5\n13/02/2026,6\n'));
    expect(mapping.columns[0]?.rule).toEqual({ kind: 'instant', order: 'day-first' });
    const far = `${'01/02/2026,5\n'.repeat(40_000)}02/28/2026,6\n`;
    expect((await understand('spend.csv', file(far))).mapping.columns[0]?.rule).toEqual({
      kind: 'instant',
      order: 'month-first',
    });
  });

  test('are asked for with the evidence when nothing proves them', async () => {
    const inspection = await understand('spend.csv', file('01/02/2026,5\n03/04/2026,6\n'));
    expect(inspection.questions).toMatchObject([
      {
        id: 'date-order',
        evidence: [
          { line: 2, value: '01/02/2026' },
          { line: 3, value: '03/04/2026' },
        ],
      },
    ]);
    const { rows } = await readRows(file('01/02/2026,5\n'), answer(inspection, 'date-order', 'day-first').mapping);
    expect(rows[0]?.date).toBe(Date.UTC(2026, 1, 1));
  });

  test('that contradict each other are asked for with both lines, and the others are refused', async () => {
    const bytes = file('13/02/2026,5\n02/14/2026,6\n');
    const inspection = await understand('spend.csv', bytes);
    expect(inspection.questions[0]?.text).toContain('line 2 can only be day first and line 3 only month first');
    const { rows, findings } = await readRows(bytes, answer(inspection, 'date-order', 'day-first').mapping);
    expect(rows.length).toBe(1);
    expect(findings).toMatchObject([{ record: 3, line: 3, column: 'date', value: '02/14/2026', reason: 'date-unreadable' }]);
  });
});

describe('decimal marks', () => {
  test('are proved by the column', async () => {
    const { mapping } = await understand('spend.csv', bytesOf('date;amount\n2026-01-01;1.234,50\n'));
    expect(mapping).toMatchObject({ delimiter: ';', columns: [{}, { rule: { decimal: ',' } }] });
  });

  test('are asked for when 1.234 could be either', async () => {
    const asked = await understand('spend.csv', bytesOf('date;amount\n2026-01-01;1.234\n'));
    expect(asked.questions.map(({ id }) => id)).toEqual(['decimal']);
    const { rows } = await readRows(bytesOf('date;amount\n2026-01-01;1.234\n'), answer(asked, 'decimal', ',').mapping);
    expect(rows[0]?.amount).toBe(12_340_000);
  });
});

describe('the reference files', () => {
  test('telco: tenure counts back from the eve of the day on which the list was made', async () => {
    const bytes = realFile('telco-churn/Telco-Customer-Churn.csv');
    const inspection = await understand('Telco-Customer-Churn.csv', bytes, { 'counted-on': '2026-11-01' });
    expect(inspection.guess.dataset).toBe('customers');
    expect(inspection.questions).toEqual([]);
    const { rows, accounting, identityHolds } = await readRows(bytes, inspection.mapping);
    expect(identityHolds).toBe(true);
    expect(accounting).toMatchObject({ records: 7044, loaded: 7043, refused: 0 });
    expect(rows.filter(({ churned_at }) => churned_at !== undefined).length).toBe(1869);
    // 7590-VHVEG, one month: 31 October 2026 less one month, and September has 30 days.
    expect(rows[0]).toMatchObject({
      customer_id: '7590-VHVEG',
      acquired_at: dayOf(2026, 9, 30) * 86_400_000,
      plan: 'Month-to-month',
    });
  });

  test('CDNOW: orders add up to the cent', async () => {
    const bytes = realFile('cdnow/orders.csv');
    const { guess, mapping, questions } = await understand('orders.csv', bytes);
    expect([guess.dataset, questions]).toEqual(['orders', []]);
    const { rows, identityHolds } = await readRows(bytes, mapping);
    const expected = expectedOf('cdnow');
    const total = rows.reduce((sum, { amount }) => sum + Number(amount), 0) / 10_000;
    expect(identityHolds).toBe(true);
    const customers = new Set(rows.map(({ customer_id }) => customer_id)).size;
    expect(expected).toMatchObject({ orders_csv: { orders: rows.length, customers, revenue: total } });
  });

  test.each([
    ['survey_us_timestamps.csv', 'month-first'],
    ['survey_iso_timestamps.csv', undefined],
  ])('%s: which of three questions is the NPS one is asked, and gives −35.9', async (name, order) => {
    const bytes = realFile(`nps-survey/${name}`);
    const asked = await understand(name, bytes);
    expect(asked.guess.dataset).toBe('surveys');
    expect(asked.questions.map(({ id }) => id)).toContain('score-column');
    expect(asked.questions[0]?.answers.map(({ label }) => label)).toContain('On a scale of 0-10, how would you rate Sudzilla?');
    const done = await understand(name, bytes, {
      'score-column': '1',
      'survey-kind': 'nps',
      ...(order ? { 'date-order': order } : {}),
    });
    expect(done.questions).toEqual([]);
    const { rows } = await readRows(bytes, done.mapping);
    const scores = rows.map(({ score }) => Number(score));
    const share =
      (100 * (scores.filter((score) => score >= 9).length - scores.filter((score) => score <= 6).length)) / scores.length;
    expect(rows.length).toBe(39);
    expect(share).toBeCloseTo(-35.897_435_897_435_9, 10);
  });
});
