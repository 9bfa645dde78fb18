import { describe, expect, test } from 'vitest';
import { bytesOf, readRows, realFile, understand } from '../../testing/import-helpers';
import { dayOf } from '../../time/day';
import { sourceOfBytes } from '../text/byte-source';
import { answer, remap, switchFeed } from './answer';
import { inspect } from './inspect';

const look = (name: string, text: string, options: { currency?: string; today?: number } = {}) =>
  inspect(sourceOfBytes(name, bytesOf(text)), { zone: 'UTC', ...options });

describe('the order of day and month', () => {
  const text = 'date,amount\n03/11/2026,5\n04/11/2026,5\n05/12/2026,5\n01/02/2025,5\n';

  test('is asked with what each example would be, how many rows would lie after today, and the months of the newest year', async () => {
    const { questions } = await look('spend.csv', text, { today: dayOf(2026, 11, 3) });
    const [question] = questions;
    expect(question?.id).toBe('date-order');
    expect(question?.answers).toMatchObject([
      // 3 and 4 November, 5 December: two lie after 3 November.
      { value: 'day-first', months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1], afterToday: 2 },
      // 11 March, 11 April and 12 May.
      { value: 'month-first', months: [0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], afterToday: 0 },
    ]);
    expect(question?.answers[0]?.detail).toBe(
      '03/11/2026 is 3 November 2026; 04/11/2026 is 4 November 2026; 2 rows would lie after today',
    );
  });

  test('is counted over the whole file', async () => {
    const far = `date,amount\n${'01/02/2026,5\n'.repeat(40_000)}`;
    const { questions } = await look('spend.csv', far);
    expect(questions[0]?.answers[0]?.months?.[1]).toBe(40_000);
  });
});

describe('units that nothing tells', () => {
  test('a duration under a bare name is asked about, and all such columns are read as answered', async () => {
    const text = 'ticket_id,created_at,handle time\na,2026-01-01,90\nb,2026-01-02,30\n';
    const asked = await look('tickets.csv', text);
    expect(asked.questions.map(({ id }) => id)).toEqual(['duration-unit']);
    const { mapping, questions } = answer(asked, 'duration-unit', 'minutes');
    expect(questions).toEqual([]);
    expect((await readRows(bytesOf(text), mapping)).rows[0]?.handle_seconds).toBe(90 * 60);
  });

  test('a name with its unit is not', async () => {
    expect((await look('tickets.csv', 'ticket_id,created_at,handle time (min)\na,2026-01-01,90\n')).questions).toEqual([]);
  });

  test('scores up to 4 may be of several scales, up to 5 of one', async () => {
    const upTo = (top: number) => `response_id,responded_at,csat score\na,2026-01-01,2\nb,2026-01-02,${top}\n`;
    const asked = await look('csat.csv', upTo(4));
    expect(asked.questions.map(({ id }) => id)).toEqual(['score-scale']);
    expect(asked.questions[0]?.answers.map(({ value }) => value)).toEqual(['1-5', '1-7', '1-10', '0-10']);
    const { mapping } = answer(asked, 'score-scale', '1-7');
    // 4 is the middle of 1–7, and 3 that of 1–5.
    expect((await readRows(bytesOf(upTo(4)), mapping)).rows[1]?.score).toBe(3);
    expect((await look('csat.csv', upTo(5))).questions).toEqual([]);
  });

  test('dollars are asked about when the reporting currency is none', async () => {
    const text = 'date,amount\n2026-01-01,$5.00\n';
    expect((await look('spend.csv', text, { currency: 'CAD' })).questions).toEqual([]);
    const asked = await look('spend.csv', text, { currency: 'EUR' });
    expect(asked.questions.map(({ id }) => id)).toEqual(['currency']);
    expect(answer(asked, 'currency', 'AUD').mapping.columns[1]?.rule).toMatchObject({ currency: 'AUD' });
  });
});

describe('a file with several feeds', () => {
  const path = 'zendesk/tickets.csv';
  const bytes = realFile(`vendors/${path}`);
  const dayFirst = bytesOf(
    new TextDecoder().decode(bytes).replaceAll(/2026-(0[4-6])-(\d\d)/g, (_, month, day) => `${Number(day) % 12}/${month}/2026`),
  );

  test('asks once and applies the answer to all of them', async () => {
    const asked = await understand('tickets.csv', dayFirst);
    expect(asked.questions.map(({ id }) => id)).toEqual(['date-order']);
    const done = answer(asked, 'date-order', 'day-first');
    expect(done.questions).toEqual([]);
    const orders = [done.mapping, ...done.also.map(({ mapping }) => mapping)].flatMap(({ columns }) =>
      columns.flatMap(({ rule }) => (rule.kind === 'instant' ? [rule.order] : [])),
    );
    expect(new Set(orders)).toEqual(new Set(['day-first']));
  });

  test('has each edited and switched by its place', async () => {
    const inspection = await understand('tickets.csv', bytes);
    const [feed] = inspection.also;
    if (!feed) throw new Error('the file has one feed');
    const edited = remap(inspection, { ...feed.mapping, surveyKind: 'nps' }, 0);
    expect(edited.also[0]?.mapping.surveyKind).toBe('nps');
    expect(edited.mapping).toEqual(inspection.mapping);
    expect(switchFeed(edited, 0, false).also[0]?.on).toBe(false);
    expect(() => remap(inspection, feed.mapping, 1)).toThrow('there is no feed 1');
  });
});
