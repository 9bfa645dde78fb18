import { describe, expect, test } from 'vitest';
import { bytesOf, readRows, realFile, understand } from '../../testing/import-helpers';
import { sourceOfBytes } from '../text/byte-source';
import { mappingProblems } from './answer';
import { inspect } from './inspect';

const fieldsOf = (mapping: { columns: readonly { field?: string }[] }) => mapping.columns.map(({ field }) => field);
const plainFile = (name: string) => realFile(`vendors/plain/${name}`);

describe('files that tempt', () => {
  test.each([
    ['a contact list', 'contact-list.csv'],
    ['a price list', 'price-list.csv'],
    ['a bank statement', 'bank-statement.csv'],
    ['a German bank statement', 'kontoauszug.csv'],
  ])('%s is asked about, never taken for records', async (_, name) => {
    const { guess, questions } = await understand(name, realFile(`vendors/wrong/${name}`));
    expect(guess.dataset).toBeUndefined();
    expect(guess.confidence).toBeLessThan(0.6);
    expect(questions[0]?.id).toBe('dataset');
  });
});

describe('names that say nothing', () => {
  test('a count from 0 to 10 among other numbers is no survey', async () => {
    const rows = [10, 0, 3, 9, 1, 5].map((index, place) => `2026-01-0${place + 1},${index},${index * 17}.5`);
    const { guess } = await understand('export.csv', bytesOf(`day x,index,w\n${rows.join('\n')}\n`));
    expect(guess.dataset).toBeUndefined();
  });

  test('answers from 0 to 10 beside a date are a survey, and which one is asked', async () => {
    const asked = await understand('export.csv', plainFile('unknown-answers.csv'));
    expect(asked.guess).toMatchObject({ dataset: 'surveys', confidence: 0.6 });
    expect(asked.guess.why).toContain('told only by the values');
    expect(asked.questions.map(({ id }) => id)).toEqual(['survey-kind']);
    const done = await understand('export.csv', plainFile('unknown-answers.csv'), { 'survey-kind': 'nps' });
    const { rows } = await readRows(plainFile('unknown-answers.csv'), done.mapping);
    expect(rows.map(({ score }) => score)).toEqual([10, 0, 7, 9, 3]);
  });

  test('e-mails are customers, codes of their own name the order, and money with its sign is the amount; it is asked first', async () => {
    const text =
      'Beleg,Kontakt,Wann,Summe A\nR-1001,ada@example.com,2026-01-01,€10.50\nR-1002,bo@example.com,2026-01-02,€20.00\nR-1003,ada@example.com,2026-01-03,€5.25\n';
    const asked = await understand('liste.csv', bytesOf(text));
    expect(asked.guess.dataset).toBeUndefined();
    const done = await understand('liste.csv', bytesOf(text), { dataset: 'orders' });
    expect(fieldsOf(done.mapping)).toEqual(['order_id', 'customer_id', 'ordered_at', 'amount']);
    expect((await readRows(bytesOf(text), done.mapping)).rows[2]).toMatchObject({ order_id: 'R-1003', amount: 52_500 });
  });

  test('of two dates the first opens a ticket and the second solves it', async () => {
    const text = 'Vorgang,Eins,Zwei\nT-100,2026-01-01,2026-01-02\nT-101,2026-01-03,2026-01-05\nT-102,2026-01-04,2026-01-09\n';
    const { mapping } = await understand('liste.csv', bytesOf(text), { dataset: 'tickets' });
    expect(fieldsOf(mapping)).toEqual(['ticket_id', 'created_at', 'resolved_at']);
  });
});

describe('a date beside a beginning that has its name', () => {
  test.each(['Updated', 'Due date', 'Reply sent', 'Zwei'])('%s is not taken for the solution', async (name) => {
    const text = `ticket_id,created_at,${name}\nT-100,2026-01-01,2026-01-02\nT-101,2026-01-03,2026-01-05\nT-102,2026-01-04,2026-01-09\n`;
    const { guess, mapping } = await understand('tickets.csv', bytesOf(text));
    expect(guess.dataset).toBe('tickets');
    expect(fieldsOf(mapping)).toEqual(['ticket_id', 'created_at', undefined]);
  });
});

describe('files that complete others', () => {
  test.each([
    ['dates of winning by lead', 'won-dates.csv', 'leads', ['lead_id', 'converted_at']],
    ['dates of churn by customer', 'churn-dates.csv', 'customers', ['customer_id', 'churned_at']],
  ])('%s are recognised, and lack nothing', async (_, name, dataset, fields) => {
    const { guess, mapping, questions } = await understand(name, plainFile(name));
    expect(guess.dataset).toBe(dataset);
    expect(mapping).toMatchObject({ dataset, completes: true });
    expect(fieldsOf(mapping)).toEqual(fields);
    expect(questions).toEqual([]);
    expect(mappingProblems(mapping)).toEqual([]);
  });

  test.each([
    ['lead_id,won date', 'leads', 'converted_at'],
    ['lead_id,Won Date', 'leads', 'converted_at'],
    ['lead_id,date won', 'leads', 'converted_at'],
    ['lead_id,closed won date', 'leads', 'converted_at'],
    ['customer_id,Cancelled on', 'customers', 'churned_at'],
    ['customer_id,Canceled on', 'customers', 'churned_at'],
    ['customer_id,Cancellation date', 'customers', 'churned_at'],
    ['customer_id,left on', 'customers', 'churned_at'],
  ])('“%s” completes %s', async (header, dataset, field) => {
    const text = `${header}\nX1,2026-01-05\nX2,2026-01-06\n`;
    const { guess, mapping, questions } = await understand('list.csv', bytesOf(text));
    expect(guess.dataset).toBe(dataset);
    expect(mapping).toMatchObject({ dataset, completes: true });
    expect(fieldsOf(mapping)[1]).toBe(field);
    expect(questions).toEqual([]);
  });

  test('another list under the same ids does not complete them: refunds would write over the orders’ amounts', async () => {
    const text = 'id,amount,order_id,created\nre_1,5.00,o1,2026-01-01\nre_2,7.00,o2,2026-01-02\n';
    const { guess, mapping } = await understand('refunds.csv', bytesOf(text));
    expect(guess.dataset).toBeUndefined();
    expect(mapping.completes).toBeUndefined();
  });

  test('a row that names no record is refused', async () => {
    const bytes = bytesOf('Lead ID,Won at\nL1,2026-01-05\n,2026-01-06\nL3,\n');
    const { mapping } = await understand('won.csv', bytes);
    const { rows, findings } = await readRows(bytes, mapping);
    expect(rows.map(({ lead_id }) => lead_id)).toEqual(['L1', 'L3']);
    expect(findings).toMatchObject([{ severity: 'refused', reason: 'empty', column: 'Lead ID' }]);
  });
});

describe('answers of a survey', () => {
  test.each(['submitted', 'Submitted on', 'Submission date', 'Completed at'])('%s is when they were given', async (name) => {
    const text = `survey_id,${name},nps score\ns1,2026-01-05,9\ns2,2026-01-06,3\n`;
    const { guess, mapping, questions } = await understand('list.csv', bytesOf(text));
    expect(guess.dataset).toBe('surveys');
    expect(fieldsOf(mapping)).toEqual(['response_id', 'responded_at', 'score']);
    expect(mapping.surveyKind).toBe('nps');
    expect(questions).toEqual([]);
  });

  test('are not named by the id of a survey that several share', async () => {
    const text = 'survey_id,submitted,nps score\ns1,2026-01-05,9\ns1,2026-01-06,3\n';
    const { mapping } = await understand('list.csv', bytesOf(text));
    expect(fieldsOf(mapping)).toEqual([undefined, 'responded_at', 'score']);
    expect((await readRows(bytesOf(text), mapping)).rows.map(({ score }) => score)).toEqual([9, 3]);
  });
});

test('a date and a time in two columns that share their name are one instant', async () => {
  const bytes = bytesOf('ticket_id,Created date,Created time,Resolved date,Note time\na,13.01.2026,09:30,14.01.2026,x\n');
  const { mapping, questions } = await understand('tickets.csv', bytes);
  expect(questions).toEqual([]);
  expect((await readRows(bytes, mapping)).rows).toMatchObject([
    { created_at: Date.UTC(2026, 0, 13, 9, 30), resolved_at: Date.UTC(2026, 0, 14) },
  ]);
});

describe('headers', () => {
  test('a first row of data is no header', async () => {
    const source = sourceOfBytes('list.csv', bytesOf('2026-01-01,5.00,ada@example.com\n2026-01-02,6.00,bo@example.com\n'));
    await expect(inspect(source, { zone: 'UTC' })).rejects.toThrow(
      'has no header: its first row (“2026-01-01”, “5.00”, “ada@example.com”) looks like data',
    );
  });

  test('a header without rows says so', async () => {
    const { guess } = await understand('spend.csv', bytesOf('date,amount\n'));
    expect(guess.why).toContain('It has a header but no rows.');
  });

  test('repeated and empty names are told apart', async () => {
    const { header } = await understand('list.csv', bytesOf('date,Labels,Labels,,Labels (2)\n2026-01-01,a,b,c,d\n'));
    expect(header).toEqual(['date', 'Labels', 'Labels (3)', 'Column 4', 'Labels (2)']);
  });
});

describe('sheets of totals', () => {
  test('a month in each row and a KPI in each column: one feed for each KPI, empty cells passed over', async () => {
    const bytes = plainFile('kpis-by-month.csv');
    const { guess, mapping, also } = await understand('kpis.csv', bytes);
    expect(guess.dataset).toBe('figures');
    expect([mapping, ...also.map((feed) => feed.mapping)].map(({ constants }) => constants)).toEqual([
      { kpi: 'nps' },
      { kpi: 'churn-rate' },
      { kpi: 'cac' },
    ]);
    const churn = also[0] ? await readRows(bytes, also[0].mapping) : undefined;
    // “Churn rate (%)” holds 3,5: 0.035.
    expect(churn?.rows).toMatchObject([
      { kpi: 'churn-rate', value: 0.035, date: Date.UTC(2026, 0, 1) },
      { kpi: 'churn-rate', value: 0.029, date: Date.UTC(2026, 2, 13) },
    ]);
    expect(churn?.accounting).toMatchObject({ passed: 1, refused: 0 });
  });

  test('months in words begin on their first day; durations in hours and satisfaction in percent are left out with a word', async () => {
    const bytes = plainFile('kpi-months-named.csv');
    const { guess, mapping } = await understand('kpis.csv', bytes);
    expect(guess.why).toContain('“First response time (hours)” is left out: totals of durations are in seconds');
    expect(guess.why).toContain('“Customer satisfaction” is left out: satisfaction is a mean score from 1 to 5');
    expect((await readRows(bytes, mapping)).rows).toMatchObject([
      { kpi: 'conversion-rate', value: 0.12, date: Date.UTC(2026, 0, 1) },
      { kpi: 'conversion-rate', value: 0.09, date: Date.UTC(2026, 1, 1) },
    ]);
  });

  test('one total in each row, with its two parts', async () => {
    const bytes = plainFile('kpi-parts.csv');
    const { guess, mapping } = await understand('kpis.csv', bytes);
    expect(guess.dataset).toBe('figures');
    expect((await readRows(bytes, mapping)).rows[2]).toMatchObject({ kpi: 'cac', numerator: 12_000, denominator: 100 });
  });

  test('a name that no KPI has is refused in its row, the others load', async () => {
    const bytes = bytesOf(
      'month,KPI,numerator,denominator,value,n\n2026-07-01,CAC,10000,40,,\n2026-07-01,Logo churn,10,200,,\n2026-09-01,NPS,,,42,\n2026-09-01,Happiness,,,1,2\n',
    );
    const { guess, mapping } = await understand('kpis.csv', bytes);
    expect(guess.dataset).toBe('figures');
    const { rows, findings } = await readRows(bytes, mapping);
    expect(rows.map(({ kpi }) => kpi)).toEqual(['cac', 'churn-rate', 'nps']);
    expect(findings).toMatchObject([{ severity: 'refused', reason: 'kpi-unknown', value: 'Happiness' }]);
  });

  test('single answers with the survey’s name are no totals', async () => {
    const text = 'date,metric,score\n2026-01-01,nps,9\n2026-01-02,csat,4\n';
    expect((await understand('answers.csv', bytesOf(text))).guess.dataset).toBe('surveys');
  });
});
